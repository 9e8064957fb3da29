/** The build generates an exact type beside each style sheet; until it has run, this stands in for them. */
declare module '*.module.scss' {
  const styles: { readonly [name: string]: string };
  export default styles;
}
