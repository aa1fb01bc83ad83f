import { a, b as c } from './x';
export interface Named<T> { name: string; call(x: T): void; }
type Alias = Named<string>;
enum Colour { Red, Green = 2 }
namespace Inner { export const z = 1; }
export class Shop<T> extends Base implements Named<T> {
    private items: T[] = []; #count = 0;
    constructor(readonly rate: number, { first, last: second = a }: Opts) { super(); this.items = [first, second]; }
    total(factor: number = 2): number {
        let sum = factor; const f = (x: T) => x.price + sum;
        for (const item of this.items) { sum += f(item) * this.rate(); }
        try { sum++; } catch (e) { console.log(e); }
        return new Shop<T>(sum).total();
    }
}
function make<U>(...rest: U[]) { const { p, q: [r] } = rest; return p + r + makeMore(); }
const top = make(1);
