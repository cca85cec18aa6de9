/** The part of markdown-it that is needed here; TypeDoc brings it, without types of its own. */
interface Token {
  type: string;
  content: string;
  children: Token[] | null;
}

interface Parser {
  core: { ruler: { after(rule: string, name: string, change: (state: { tokens: Token[] }) => void): void } };
}

const OPEN_TASK = /^\[ \] /;

/** Teaches TypeDoc's Markdown parser the tasks in lists, which GitHub knows: `- [ ] `. They can be ticked, and forget it. */
export function checkboxes(parser: Parser): void {
  parser.core.ruler.after('inline', 'checkboxes', ({ tokens }) => {
    for (const { children } of tokens) {
      const first = children?.[0];
      if (first?.type !== 'text' || !OPEN_TASK.test(first.content)) continue;
      const box: Token = Object.assign(Object.create(Object.getPrototypeOf(first)), first);
      box.type = 'html_inline';
      box.content = '<input type="checkbox"> ';
      first.content = first.content.replace(OPEN_TASK, '');
      children?.unshift(box);
    }
  });
}
