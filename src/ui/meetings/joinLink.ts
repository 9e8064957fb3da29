const ofTeams = /^https:\/\/teams\.(?:microsoft\.com|live\.com|cloud\.microsoft)\/\S+$/i;

/** Whether a text is the address of a Teams meeting, as its invitation gives it. */
export function isJoinLink(text: string): boolean {
  return ofTeams.test(text.trim());
}
