package dev.rustaiide.system.projects.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.system.projects.Template;
import dev.rustaiide.system.projects.Template.Naming;
import dev.rustaiide.system.projects.Template.Use;

/** The templates of the product. What they make builds without a network. */
final class BuiltInTemplates {
    private static final String CRATE = """
            [package]
            name = "{{name}}"
            version = "0.1.0"
            edition = "2021"

            [dependencies]
            """;
    private static final String C_HEADER = """
            #ifndef {{NAME}}_GREETING_H
            #define {{NAME}}_GREETING_H

            #include <stddef.h>

            /* Writes what to say to `name`, at most `size` bytes with the end; the length that it has. */
            int greeting(char *text, size_t size, const char *name);

            #endif
            """;
    private static final String RUST_IGNORE = "/target\n";

    private BuiltInTemplates() {}

    static List<Template> all() {
        return List.of(program(), library(), workspace(), module(), example(), integrationTest(), python(),
                typescript(), c());
    }

    /** Paths and texts in turn. */
    private static List<Template.File> files(String... pathsAndTexts) {
        var files = new ArrayList<Template.File>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.add(new Template.File(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8),
                    false));
        }
        return files;
    }

    private static Template program() {
        return new Template("rust-program", "Rust program", "A Cargo package with a program.", Use.PROJECT,
                Naming.CRATE, files("Cargo.toml", CRATE, "src/main.rs", """
                        fn main() {
                            println!("Hello from {{name}}!");
                        }
                        """, ".gitignore", RUST_IGNORE));
    }

    private static Template library() {
        return new Template("rust-library", "Rust library", "A Cargo package that others use, with a test.",
                Use.PROJECT, Naming.CRATE, files("Cargo.toml", CRATE, "src/lib.rs", """
                        //! What {{name}} is for.

                        /// The sum of two numbers.
                        pub fn add(left: u64, right: u64) -> u64 {
                            left + right
                        }

                        #[cfg(test)]
                        mod tests {
                            use super::*;

                            #[test]
                            fn two_and_two_are_four() {
                                assert_eq!(add(2, 2), 4);
                            }
                        }
                        """, ".gitignore", RUST_IGNORE));
    }

    private static Template workspace() {
        return new Template("rust-workspace", "Rust workspace", "A Cargo workspace with a program and its library.",
                Use.PROJECT, Naming.CRATE, files("Cargo.toml", """
                        [workspace]
                        members = ["crates/*"]
                        resolver = "2"

                        [workspace.package]
                        version = "0.1.0"
                        edition = "2021"
                        """, "crates/{{name}}-core/Cargo.toml", """
                        [package]
                        name = "{{name}}-core"
                        version.workspace = true
                        edition.workspace = true
                        """, "crates/{{name}}-core/src/lib.rs", """
                        //! What {{name}} does, apart from how it is started.

                        /// What to say to `name`.
                        pub fn greeting(name: &str) -> String {
                            format!("Hello, {name}!")
                        }

                        #[cfg(test)]
                        mod tests {
                            use super::*;

                            #[test]
                            fn greets_by_name() {
                                assert_eq!(greeting("you"), "Hello, you!");
                            }
                        }
                        """, "crates/{{name}}/Cargo.toml", """
                        [package]
                        name = "{{name}}"
                        version.workspace = true
                        edition.workspace = true

                        [dependencies]
                        {{name}}-core = { path = "../{{name}}-core" }
                        """, "crates/{{name}}/src/main.rs", """
                        use {{ident}}_core::greeting;

                        fn main() {
                            println!("{}", greeting("{{name}}"));
                        }
                        """, ".gitignore", RUST_IGNORE));
    }

    private static Template module() {
        return new Template("rust-module", "Rust module", "A file, and the line that declares it beside others.",
                Use.MODULE, Naming.MODULE, files("{{name}}.rs", """
                        //! What this module is for.
                        """));
    }

    private static Template example() {
        return new Template("rust-example", "Rust example", "A small program in the folder “examples” of a crate.",
                Use.FILE, Naming.MODULE, files("{{name}}.rs", """
                        //! Shows how it is used: `cargo run --example {{name}}`.

                        fn main() {
                            println!("{{name}}");
                        }
                        """));
    }

    private static Template integrationTest() {
        return new Template("rust-test", "Rust integration test", "A test in the folder “tests” of a crate.",
                Use.FILE, Naming.MODULE, files("{{name}}.rs", """
                        //! `cargo test --test {{name}}`

                        #[test]
                        fn it_works() {
                            assert_eq!(2 + 2, 4);
                        }
                        """));
    }

    private static Template python() {
        return new Template("python-package", "Python package", "A package that can be run, with a test.",
                Use.PROJECT, Naming.PYTHON, files("pyproject.toml", """
                        [project]
                        name = "{{name}}"
                        version = "0.1.0"
                        requires-python = ">=3.9"

                        [build-system]
                        requires = ["setuptools"]
                        build-backend = "setuptools.build_meta"
                        """, "{{ident}}/__init__.py", """
                        \"""What {{name}} is for.\"""


                        def greeting(name: str) -> str:
                            return f"Hello, {name}!"
                        """, "{{ident}}/__main__.py", """
                        from . import greeting

                        if __name__ == "__main__":
                            print(greeting("{{name}}"))
                        """, "tests/test_{{ident}}.py", """
                        import unittest

                        from {{ident}} import greeting


                        class GreetingTest(unittest.TestCase):
                            def test_greets_by_name(self) -> None:
                                self.assertEqual(greeting("you"), "Hello, you!")


                        if __name__ == "__main__":
                            unittest.main()
                        """, ".gitignore", "__pycache__/\n.venv/\n/build/\n/dist/\n*.egg-info/\n"));
    }

    private static Template typescript() {
        return new Template("typescript-package", "TypeScript package",
                "A package of modules; “npm install” fetches the compiler.", Use.PROJECT, Naming.NPM,
                files("package.json", """
                        {
                          "name": "{{name}}",
                          "version": "0.1.0",
                          "private": true,
                          "type": "module",
                          "scripts": {
                            "build": "tsc",
                            "start": "node dist/index.js"
                          },
                          "devDependencies": {
                            "typescript": "^5.0.0"
                          }
                        }
                        """, "tsconfig.json", """
                        {
                          "compilerOptions": {
                            "target": "ES2022",
                            "module": "NodeNext",
                            "moduleResolution": "NodeNext",
                            "outDir": "dist",
                            "rootDir": "src",
                            "strict": true
                          },
                          "include": ["src"]
                        }
                        """, "src/index.ts", """
                        export function greeting(name: string): string {
                          return `Hello, ${name}!`;
                        }

                        console.log(greeting("{{name}}"));
                        """, ".gitignore", "node_modules/\n/dist/\n"));
    }

    private static Template c() {
        return new Template("c-cmake", "C program with CMake", "A program, its library and a test.", Use.PROJECT,
                Naming.CMAKE, files("CMakeLists.txt", """
                        cmake_minimum_required(VERSION 3.16)
                        project({{name}} VERSION 0.1.0 LANGUAGES C)

                        set(CMAKE_C_STANDARD 11)
                        set(CMAKE_C_STANDARD_REQUIRED ON)
                        set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

                        add_library({{name}}_core src/greeting.c)
                        target_include_directories({{name}}_core PUBLIC include)

                        add_executable({{name}} src/main.c)
                        target_link_libraries({{name}} PRIVATE {{name}}_core)

                        enable_testing()
                        add_executable({{name}}_test test/greeting_test.c)
                        target_link_libraries({{name}}_test PRIVATE {{name}}_core)
                        add_test(NAME greeting COMMAND {{name}}_test)
                        """, "include/greeting.h", C_HEADER, "src/greeting.c", """
                        #include "greeting.h"

                        #include <stdio.h>

                        int greeting(char *text, size_t size, const char *name) {
                            return snprintf(text, size, "Hello, %s!", name);
                        }
                        """, "src/main.c", """
                        #include "greeting.h"

                        #include <stdio.h>

                        int main(void) {
                            char text[100];
                            greeting(text, sizeof text, "{{name}}");
                            puts(text);
                            return 0;
                        }
                        """, "test/greeting_test.c", """
                        #include "greeting.h"

                        #include <string.h>

                        int main(void) {
                            char text[100];
                            greeting(text, sizeof text, "you");
                            return strcmp(text, "Hello, you!") == 0 ? 0 : 1;
                        }
                        """, ".gitignore", "/build/\n"));
    }
}
