import { xmlText } from '../../simulator/picture/xml.js';

/** A page with a picture, which loads and runs nothing. */
export function htmlPage(svg: string, title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xmlText(title)}</title>
<style>body { margin: 0; background: #fff } svg { max-width: 100%; height: auto }</style>
</head>
<body>
${svg}</body>
</html>
`;
}
