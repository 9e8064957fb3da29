const entry = 'contract-desk:site';

/**
 * The site whose lists were last opened on this device. A personal tab of Teams has no settings and stands on the
 * tenant's root site, so this is how it finds the lists without being asked each time.
 * @returns an absolute address of the same origin; undefined when there is none, or the device keeps nothing
 */
export function rememberedSite(origin: string): string | undefined {
  const address = storage()?.getItem(entry);
  return address?.startsWith(`${origin}/`) ? address : undefined;
}

export function rememberSite(address: string): void {
  try {
    storage()?.setItem(entry, address);
  } catch (error) {
    // A full device forgets; the person is asked again next time.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** A browser may refuse its storage to a frame. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
