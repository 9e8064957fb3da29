/** The framework rejects with an error, or with the error and the stage at which it happened. */
export function showFailure(place: HTMLElement, failure: unknown): void {
  const { error, stage } = failure instanceof Error ? { error: failure, stage: 'Start' } : (failure as { error: unknown; stage: string });
  const message = document.createElement('div');
  message.className = 'web-part-failure';
  message.setAttribute('role', 'alert');
  message.textContent = `This web part could not be shown (${stage}): ${error instanceof Error ? error.message : String(error)}`;
  place.replaceChildren(message);
  place.dataset.state = 'failed';
}
