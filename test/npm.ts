import { run } from './run.js';

/** Runs npm, which keeps to the loopback interface. Packing builds, which takes its time beside other tests. */
export async function npm(args: string[], cwd: string): Promise<string> {
  const env = { ...process.env, npm_config_update_notifier: 'false', npm_config_noproxy: '127.0.0.1' };
  const { status, stdout, stderr } = await run('npm', args, { cwd, env, timeoutMs: 120_000 });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}
