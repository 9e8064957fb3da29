/** Policy packs are data: whoever reads one checks it with `readPack`. */
declare module 'policies/*.json' {
  const pack: unknown;
  export default pack;
}
