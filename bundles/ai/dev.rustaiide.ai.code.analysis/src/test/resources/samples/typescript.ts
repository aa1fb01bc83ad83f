import type { A } from "./a";
export interface Shape<T> extends Base {
    readonly name: string;
    area(scale?: number): T;
}
type Union = "a" | Array<number>;
enum Color { Red, Green = 2 }
namespace Inner { export const x = 1; }
abstract class Demo implements Shape<void> {
    private count: number = 0;
    constructor(public readonly name: string) { super(); }
    @log()
    protected async area(scale?: number): Promise<void> {
        const y = this.count as unknown as keyof A;
        return;
    }
    abstract draw(): void;
}
declare function f<T extends object>(x: T): asserts x is T;
