/** A number as it is written: its digits without zeros at the ends, and the power of ten of the first. */
interface Decimal {
  digits: string;
  exponent: number;
}

const NUMBER = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Whether a number in JSON no longer reads the same after it was parsed. `1E2` and `42.0` do. */
export function losesPrecision(written: string): boolean {
  const [before, after] = [decimalOf(written), decimalOf(String(Number(written)))];
  return before.digits !== after.digits || before.exponent !== after.exponent;
}

function decimalOf(text: string): Decimal {
  const [, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const all = whole + fraction;
  const significant = all.replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  const leading = all.length - significant.length;
  return { digits, exponent: digits === '' ? 0 : whole.length - leading + Number(exponent) };
}
