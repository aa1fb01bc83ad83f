package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of languages other than Rust: each name has namesakes elsewhere, which a guess would name too. */
class PlainNamesTest {
    @TempDir
    private Path folder;

    private static void check(Sources sources, String from, String... expected) throws Exception {
        assertEquals(List.of(expected), sources.definitions(sources.settled(), from), from);
    }

    @Test
    void python_finds_modules_packages_and_what_they_pass_on() throws Exception {
        var sources = new Sources(folder)
                .file("shop/__init__.py", "from .store import sell as vend\n")
                .file("shop/store.py", "def ‹sell:sell(): pass\nclass ‹base:Base:\n"
                        + "    def ‹run:run(self): self.‹own:step()\n"
                        + "    def ‹step:step(self): pass\n")
                .file("shop/other.py", "from . import ‹rel:store\n"
                        + "from ..far import ‹far-use:far_away\nstore.‹dot:sell()\n"
                        + "def sell(): pass\ndef step(): pass\ndef run(): pass\nclass Base: pass\n")
                .file("far.py", "def ‹far:far_away(): pass\ndef sell(): pass\n")
                .file("main.py", """
                        import shop.store, os
                        import shop.other as o
                        from shop.‹module:store import ‹import:sell, Base as B
                        from shop import ‹passed:vend
                        from json import sell as dump
                        class C(‹super:B):
                            def go(self): self.‹inherited:run()
                        ‹call:sell(); vend(); o.‹other:sell(); shop.store.‹path:sell(); ‹foreign:dump()
                        B.‹static:run(1)
                        """);
        for (String same : List.of("import", "call", "path", "dot", "passed")) {
            check(sources, same, "sell");
        }
        check(sources, "rel", "shop/store.py:1:1");
        check(sources, "module", "shop/store.py:1:1");
        check(sources, "far-use", "far");
        check(sources, "super", "base");
        check(sources, "own", "step");
        check(sources, "inherited", "run");
        check(sources, "static", "run");
        check(sources, "other", "shop/other.py:4:5");
        check(sources, "foreign");
        assertEquals(List.of("sell", "dot", "import", "passed", "call", "path").stream().sorted().toList(),
                sources.references(sources.settled(), "sell").stream().filter(name -> !name.contains(":")).sorted()
                        .toList());
    }

    @Test
    void scripts_find_relative_modules_index_files_and_re_exports() throws Exception {
        var sources = new Sources(folder)
                .file("src/store.ts", "export function ‹sell:sell() {}\n"
                        + "export class ‹shop:Shop { static ‹open:open() {} }\n"
                        + "export default function ‹main:main() {}\n")
                .file("src/lib/index.ts", "export * from '../store';\nexport { sell as vend } from '../store';\n")
                .file("src/other.ts", "export function sell() {} export class Shop {} export function main() {}"
                        + " export function open() {}")
                .file("src/app.tsx", """
                        import main, { ‹import:sell, Shop as S } from './store.js';
                        import * as lib from "./lib";
                        import { ‹vend:vend } from './lib/index';
                        import { sell as foreign } from 'react';
                        ‹call:sell(); lib.‹ns:sell(); vend(); new ‹class:S();
                        S.‹static:open(); ‹default:main(); ‹f:foreign();
                        """);
        for (String same : List.of("import", "call", "ns", "vend")) {
            check(sources, same, "sell");
        }
        check(sources, "class", "shop");
        check(sources, "static", "open");
        check(sources, "default", "main");
        check(sources, "f");
    }

    @Test
    void java_finds_classes_of_packages_static_members_and_inherited_ones() throws Exception {
        var sources = new Sources(folder)
                .file("src/a/b/Shop.java", "package a.b; public class ‹shop:Shop extends Base {"
                        + " public static int ‹max:MAX = 1;"
                        + " public void ‹sell:sell() { ‹base-call:step(); } }")
                .file("src/a/b/Base.java", "package a.b; class Base { void ‹step:step() {} }")
                .file("src/a/c/Shop.java", "package a.c; class Shop { static int MAX; void sell() {} void step() {} }")
                .file("src/a/Main.java", """
                        package a;
                        import a.b.‹import:Shop;
                        import static a.b.Shop.‹static:MAX;
                        import java.util.List;
                        class Main { int run() { ‹type:Shop s; this.‹this:run();
                            return ‹max-use:MAX + Shop.‹field:MAX; } int ‹x:x = 0; }
                        """);
        check(sources, "import", "shop");
        check(sources, "type", "shop");
        check(sources, "static", "max");
        check(sources, "max-use", "max");
        check(sources, "field", "max");
        check(sources, "base-call", "step");
        check(sources, "this", "src/a/Main.java:5:18");
    }

    @Test
    void go_finds_packages_by_their_paths_and_what_stands_beside() throws Exception {
        var sources = new Sources(folder)
                .file("go.mod", "module example.com/app\n")
                .file("store/a.go", "package store\nfunc ‹sell:Sell() { ‹beside:help() }\n")
                .file("store/b.go", "package store\nfunc ‹help:help() {}\n")
                .file("other/a.go", "package other\nfunc Sell() {}\nfunc help() {}\n")
                .file("main.go", "package main\nimport (\n\t\"fmt\"\n"
                        + "\ts \"example.com/app/store\"\n\t\"example.com/app/other\"\n)\n"
                        + "func main() { s.‹call:Sell(); other.‹other:Sell(); fmt.‹foreign:Sell() }\n");
        check(sources, "call", "sell");
        check(sources, "other", "other/a.go:2:6");
        check(sources, "beside", "help");
        check(sources, "foreign");
    }

    @Test
    void c_finds_what_headers_announce() throws Exception {
        var sources = new Sources(folder)
                .file("include/store.h", "int sell(int x);\nstruct ‹shop:shop { int x; };\n")
                .file("src/store.c", "#include \"store.h\"\nint ‹sell:sell(int x) { return x; }\n")
                .file("src/main.c", "#include <store.h>\nint main() { struct ‹type:shop s; return ‹call:sell(1); }\n")
                .file("old/store2.h", "struct shop { int y; };\n");
        check(sources, "call", "sell");
        check(sources, "type", "shop");
    }

    @Test
    void types_that_import_what_they_extend_from_each_other_are_looked_at_once_in_a_while() throws Exception {
        var sources = new Sources(folder)
                .file("p/A.java", "package p;\nimport static p.B.Base;\n"
                        + "class A extends ‹a:Base { int x = ‹x:other; }\n")
                .file("p/B.java", "package p;\nimport static p.C.Base;\nimport p.A.Base;\nclass B extends Base {}\n")
                .file("p/C.java", "package p;\nimport static p.A.Base;\nclass C extends Base implements Base {}\n");
        check(sources, "a");
        check(sources, "x");
    }

    @Test
    void empty_files_say_nothing_and_take_nothing_along() throws Exception {
        var sources = new Sources(folder)
                .file("shop/__init__.py", "")
                .file("shop/store.py", "def ‹sell:sell(): pass\n")
                .file("main.py", "from shop.store import sell\n‹call:sell()\n")
                .file("Empty.java", "").file("empty.ts", "").file("empty.go", "").file("empty.c", "");
        check(sources, "call", "sell");
    }
}
