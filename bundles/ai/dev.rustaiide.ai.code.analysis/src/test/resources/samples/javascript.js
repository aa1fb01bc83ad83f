#!/usr/bin/env node
import { readFile } from "fs";
/** Doc. */
export default class Demo extends Base {
    static count = 0;
    #secret = 1;
    constructor(a, b = 2) {
        super(a);
        this.a = `text ${a + 1} \n`;
    }
    get value() { return this.#secret; }
}
// comment
const LIMIT = 1_000n;
const add = async (x, y) => await x + y;
function* gen({ a, b }, ...rest) {
    for (const i of rest) { if (i === null) continue; yield i; }
    const el = <Comp id="x" on={f}>text <b>bold</b></Comp>;
    return /ab+c/gi.test(a) ? true : undefined;
}
