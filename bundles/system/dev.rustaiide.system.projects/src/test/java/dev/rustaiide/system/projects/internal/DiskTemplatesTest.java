package dev.rustaiide.system.projects.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.projects.Template;
import dev.rustaiide.system.projects.TemplateName;
import dev.rustaiide.system.projects.TemplatePlan;

class DiskTemplatesTest {
    @TempDir
    Path temporary;
    private Path root;
    private DiskTemplates templates;

    @BeforeEach
    void start() throws IOException {
        root = temporary.toRealPath();
        StandardPaths paths = fake(StandardPaths.class, "config", arguments -> root.resolve("config"));
        TextFiles files = fake(TextFiles.class, "write", arguments -> {
            Files.writeString((Path) arguments[0], ((Text) arguments[1]).toString());
            return null;
        });
        templates = new DiskTemplates(paths, files);
    }

    private interface Answer {
        Object to(Object[] arguments) throws IOException;
    }

    private static <T> T fake(Class<T> type, String name, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    assertEquals(name, method.getName());
                    return answer.to(arguments);
                }));
    }

    private Template named(String id) throws Exception {
        return templates.all().await().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private TemplatePlan make(String id, Path path) throws Exception {
        return templates.make(templates.plan(named(id), path).await()).await();
    }

    private FailureException failure(String id, Path path) {
        var failed = assertThrows(ExecutionException.class, () -> make(id, path));
        return assertInstanceOf(FailureException.class, failed.getCause());
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)))
                || Files.isExecutable(Path.of(System.getProperty("user.home"), ".cargo/bin", program));
    }

    private static void run(Path folder, String... commandLine) throws Exception {
        Path output = Files.createTempFile("run", ".txt");
        var builder = new ProcessBuilder(commandLine).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().merge("PATH", System.getProperty("user.home") + "/.cargo/bin",
                (path, more) -> path + File.pathSeparator + more);
        Process process = builder.start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it takes too long");
        assertEquals(0, process.exitValue(), String.join(" ", commandLine) + ": " + Files.readString(output));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rust-program", "rust-library", "rust-workspace"})
    void what_is_made_for_rust_is_checked_by_cargo_offline(String id) throws Exception {
        assumeTrue(has("cargo"), "cargo is not installed");
        make(id, root.resolve("my-shop"));
        run(root.resolve("my-shop"), "cargo", "check", "--offline", "--all-targets", "--quiet");
    }

    @Test
    void a_module_an_example_and_a_test_fit_into_a_crate() throws Exception {
        make("rust-library", root.resolve("shop"));
        TemplatePlan module = make("rust-module", root.resolve("shop/src/price.rs"));
        assertEquals("mod price;", module.change().orElseThrow().line());
        Files.createDirectories(root.resolve("shop/src/price"));
        make("rust-module", root.resolve("shop/src/price/tax"));
        assertTrue(Files.readString(root.resolve("shop/src/price.rs")).contains("mod tax;"));
        Files.createDirectory(root.resolve("shop/tests"));
        Files.createDirectory(root.resolve("shop/examples"));
        make("rust-test", root.resolve("shop/tests/sums"));
        make("rust-example", root.resolve("shop/examples/show"));
        assumeTrue(has("cargo"), "cargo is not installed");
        run(root.resolve("shop"), "cargo", "check", "--offline", "--all-targets", "--quiet");
    }

    @Test
    void what_is_made_for_python_runs_and_passes_its_test() throws Exception {
        make("python-package", root.resolve("my-tool"));
        assumeTrue(has("python3"), "python3 is not installed");
        run(root.resolve("my-tool"), "python3", "-m", "compileall", "-q", ".");
        run(root.resolve("my-tool"), "python3", "-m", "my_tool");
        run(root.resolve("my-tool"), "python3", "-m", "unittest", "discover", "-s", "tests");
    }

    @Test
    void what_is_made_for_c_builds_and_passes_its_test() throws Exception {
        make("c-cmake", root.resolve("shop"));
        assumeTrue(has("cmake") && has("cc"), "cmake or a compiler is not installed");
        run(root.resolve("shop"), "cmake", "-S", ".", "-B", "build");
        run(root.resolve("shop"), "cmake", "--build", "build");
        run(root.resolve("shop"), "ctest", "--test-dir", "build");
    }

    @Test
    void what_is_made_for_typescript_is_a_project_of_node() throws Exception {
        make("typescript-package", root.resolve("site"));
        assertEquals("site", Json.parse(Files.readString(root.resolve("site/package.json"))).string("name"));
        Json.parse(Files.readString(root.resolve("site/tsconfig.json")));
        assertEquals(List.of("node"), new FoundProjects(List.of(new BuiltInKinds())).at(root.resolve("site")).await()
                .stream().map(project -> project.kind()).toList());
        assumeTrue(has("node"), "node is not installed");
        // Its types are in two places that JavaScript does not know; the rest is JavaScript.
        Path plain = Files.writeString(root.resolve("index.mjs"),
                Files.readString(root.resolve("site/src/index.ts")).replace(": string", ""));
        run(root, "node", "--check", plain.toString());
    }

    @Test
    void nothing_is_written_over_and_what_was_begun_is_taken_away() throws Exception {
        Path there = Files.createDirectories(root.resolve("shop"));
        Files.writeString(there.resolve("mine"), "x");
        assertTrue(failure("rust-program", there).failure().why().endsWith("is there already."));
        TemplatePlan plan = templates.plan(named("rust-program"), root.resolve("late/shop")).await();
        // Somebody else is faster than we are.
        Files.createDirectories(root.resolve("late/shop/src"));
        Files.writeString(root.resolve("late/shop/src/main.rs"), "theirs");
        assertThrows(ExecutionException.class, () -> templates.make(plan).await());
        assertEquals("theirs", Files.readString(root.resolve("late/shop/src/main.rs")));
        assertFalse(Files.exists(root.resolve("late/shop/Cargo.toml")));
        Files.createDirectory(root.resolve("empty"));
        make("rust-program", root.resolve("empty"));
    }

    @Test
    void a_module_without_a_place_says_so_and_makes_nothing() throws Exception {
        Files.createDirectories(root.resolve("docs"));
        assertTrue(failure("rust-module", root.resolve("docs/price")).failure().why().contains("docs.rs"));
        assertFalse(Files.exists(root.resolve("docs/price.rs")));
    }

    @Test
    void templates_of_the_user_count_and_take_the_place_of_ours() throws Exception {
        Path own = Files.createDirectories(root.resolve("config/templates/service/{{name}}"));
        Files.writeString(own.resolveSibling("template.json"),
                "{\"title\": \"Service\", \"description\": \"As we do it.\", \"naming\": \"crate\"}");
        Files.writeString(own.resolve("{{ident}}.txt"), "{{name}} {{Name}} {{NAME}} ${{ secrets.X }}");
        byte[] binary = {0, (byte) 0xFF, '{', '{', 'n', 'a', 'm', 'e', '}', '}'};
        Files.write(own.resolve("logo"), binary);
        Files.createSymbolicLink(own.resolve("passwords"), Path.of("/etc/passwd"));
        make("service", root.resolve("web-shop"));
        Path made = root.resolve("web-shop/web-shop");
        assertEquals("web-shop WebShop WEB_SHOP ${{ secrets.X }}", Files.readString(made.resolve("web_shop.txt")));
        assertArrayEquals(binary, Files.readAllBytes(made.resolve("logo")));
        assertFalse(Files.exists(made.resolve("passwords")));
        assertFalse(Files.exists(root.resolve("web-shop/template.json")));
        assertTrue(failure("service", root.resolve("fn")).failure().why().contains("word of Rust"));
        int before = templates.all().await().size();
        Files.createDirectories(root.resolve("config/templates/rust-program"));
        assertEquals(before, templates.all().await().size());
        assertEquals(List.of(), named("rust-program").files());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "ok", value = {"CRATE, shop, ok", "CRATE, my-shop_2, ok", "CRATE, 2shop, letter",
            "CRATE, fn, word of Rust", "CRATE, test, Cargo keeps", "CRATE, a/b, ''", "CRATE, ..,''",
            "CRATE, '', needed",
            "MODULE, price, ok", "MODULE, my-price, small", "MODULE, self, word of Rust", "PYTHON, my-tool, ok",
            "PYTHON, class, word of Python", "PYTHON, 1x, letter", "NPM, site.web, ok", "NPM, Site, small",
            "CMAKE, shop, ok", "CMAKE, all, target", "FILE, read me.txt, ok", "FILE, con, ''"})
    void a_name_is_taken_or_told_why_not(Template.Naming naming, String name, String why) {
        var objection = TemplateName.objection(naming, name);
        assertEquals(why == null, objection.isEmpty(), () -> String.valueOf(objection));
        objection.ifPresent(words -> assertTrue(words.contains(String.valueOf(why)), words));
    }

    @Test
    void the_line_of_a_module_goes_among_its_like() {
        assertEquals("mod a;\nmod b;\nmod c;\n\nfn x() {}\n",
                ModuleLine.with("mod a;\nmod c;\n\nfn x() {}\n", "b"));
        assertEquals("mod c;\nmod a;\nmod b;\n", ModuleLine.with("mod c;\nmod a;\n", "b"));
        assertEquals("#[cfg(x)]\nmod b;\nmod a;\n", ModuleLine.with("#[cfg(x)]\nmod b;\n", "a"));
        assertEquals("//! Doc.\n#![warn(x)]\n\nmod a;\n\nuse x;\n",
                ModuleLine.with("//! Doc.\n#![warn(x)]\n\nuse x;\n", "a"));
        assertEquals("mod a;\n", ModuleLine.with("", "a"));
        assertEquals("mod b;\nmod c;\n", ModuleLine.with("mod b;", "c"));
        assertEquals("pub mod a; // x\n", ModuleLine.with("pub mod a; // x\n", "a"));
    }
}
