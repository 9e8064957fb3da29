/** Opens a link of a card or of the app: inside the frame when it belongs to Teams, else beside it. */
export async function follow(link: string): Promise<void> {
  const answer = await fetch(`/_host/teams/link?url=${encodeURIComponent(link)}`);
  const { address } = (await answer.json()) as { address: string | null };
  if (address) location.assign(address);
  else window.open(link, '_blank', 'noopener');
}
