/**
 * Every delegated permission of the suite, with the reason that an administrator reads before approving it.
 * `config/package-solution.json` asks for exactly these; each call of the adapter names the one it needs.
 */
export const scopeReasons = {
  'Chat.ReadBasic': 'Finds the Teams meeting that a chat belongs to. Reads no messages.',
  'OnlineMeetings.Read': 'Reads the Teams meeting: its organiser and its address.',
  'OnlineMeetingRecording.Read.All': 'Learns whether Teams has made the recording of a meeting.',
  'OnlineMeetingTranscript.Read.All': 'Fetches the transcript of a meeting, to file it with the minutes.',
  'Files.ReadWrite.All': "Copies a recording from the organiser's OneDrive into the contract folder.",
  'ChatMessage.Send': 'Posts the card with the actions into the chat of the meeting, as the person who presses the button.',
  'TeamsActivity.Send': 'Tells the owner of an action in the activity feed of Teams.',
  'User.ReadBasic.All': "Finds colleagues by name, and the account behind an action's owner.",
} as const;

export type Scope = keyof typeof scopeReasons;

export const scopes = Object.keys(scopeReasons) as readonly Scope[];
