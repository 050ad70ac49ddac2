/** Stops: what keeps a thing from going out, and the coordination may overrule with a reason. */

const stops: readonly string[] = ['inspection-due', 'qualification-missing', 'deposit-due'];

export const isStop = (code: string): boolean => stops.includes(code);
