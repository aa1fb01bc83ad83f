package dev.rustaiide.system.projects.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectKind;

class FoundProjectsTest {
    @TempDir
    Path temporary;
    private Path root;
    private final FoundProjects projects = new FoundProjects(List.of(new BuiltInKinds()));

    @BeforeEach
    void start() throws IOException {
        root = temporary.toRealPath();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Checks what the folder of {@code file} is: tool, name, details, and command lines of its tasks. */
    private void check(String file, String text, String expected) throws Exception {
        write(file, text);
        List<Project> found = projects.at(root.resolve(file).getParent()).await();
        assertEquals(expected, found.stream().map(FoundProjectsTest::shown).collect(Collectors.joining("; ")));
    }

    private static String shown(Project project) {
        String details = project.details().isEmpty() ? "" : " (" + project.details() + ")";
        return project.tool() + " " + project.name() + details + project.tasks().stream()
                .map(task -> task.use() + ": " + String.join(" ", task.commandLine()))
                .collect(Collectors.joining(", ", " [", "]"));
    }

    @Test
    void cargo_tells_packages_and_workspaces() throws Exception {
        String tasks = "TEST: cargo test --offline, BUILD: cargo build --offline]";
        check("a/Cargo.toml", "[package]\nname = \"shop\" # ours\n", "Cargo shop (crate) [" + tasks);
        check("b/Cargo.toml", "[workspace]\nmembers = [\"x\"]\n",
                "Cargo b (workspace) [RUN: cargo run --offline, " + tasks);
        write("c/src/main.rs", "");
        check("c/Cargo.toml", "[ package ]\nname='program'\n[workspace.dependencies]\nname = \"no\"\n",
                "Cargo program (workspace and crate) [RUN: cargo run --offline, " + tasks);
        check("d/Cargo.toml", "not TOML at all [[[", "Cargo d (crate) [" + tasks);
    }

    @Test
    void packages_of_node_are_of_the_tool_that_left_its_files() throws Exception {
        check("a/package.json", "{\"name\": \"site\", \"scripts\": {\"lint\": \"x\", \"test\": \"y\", \"start\": \"z\","
                + " \"-rf\": \"no\"}}", "npm site [RUN: npm run start, TEST: npm run test, OTHER: npm run lint]");
        write("b/pnpm-workspace.yaml", "");
        check("b/package.json", "{}", "pnpm b (workspaces) []");
        write("c/yarn.lock", "");
        write("c/tsconfig.json", "");
        check("c/package.json", "{\"scripts\": {\"build\": \"tsc\"}}", "yarn c (TypeScript) [BUILD: yarn run build]");
        check("d/package.json", "{\"packageManager\": \"pnpm@9.1.0\"}", "pnpm d []");
        check("e/package.json", "{\"name\": 5, \"scripts\": [1]}", "npm e []");
        check("f/package.json", "{", "npm f []");
    }

    @Test
    void others_are_told_by_their_files_too() throws Exception {
        write("p/my_tool/__main__.py", "");
        Files.createDirectories(root.resolve("p/tests"));
        check("p/pyproject.toml", "[project]\nname = \"my-tool\"\n",
                "Python my-tool [RUN: python3 -m my_tool, TEST: python3 -m unittest discover -s tests]");
        check("q/requirements.txt", "", "Python q (requirements.txt) []");
        write("g/main.go", "");
        check("g/go.mod", "module example.com/shop\n\ngo 1.22\n",
                "Go example.com/shop [RUN: go run ., TEST: go test ./..., BUILD: go build ./...]");
        write("m/mvnw", "");
        check("m/pom.xml", "<project xmlns='x'><parent><artifactId>parent</artifactId></parent>"
                + "<artifactId>shop</artifactId><modules><module>a</module></modules></project>",
                "Maven shop (modules) [BUILD: ./mvnw package, TEST: ./mvnw test]");
        check("k/settings.gradle.kts", "rootProject.name = \"shop\"",
                "Gradle shop [BUILD: gradle build, TEST: gradle test]");
        check("c/CMakeLists.txt", "cmake_minimum_required(VERSION 3.20)\nproject(Shop LANGUAGES C)\n",
                "CMake Shop [BUILD: cmake -S . -B build, BUILD: cmake --build build, TEST: ctest --test-dir build]");
        check("c/part/CMakeLists.txt", "add_library(x x.c)\n", "");
        check("d/compile_commands.json", "[]", "C and C++ d (compile commands) []");
        check("x/Makefile", ".PHONY: all\nCC := gcc\nall: prog\nprog: a.c\n\tcc a.c\ntest:\n\t./prog\n",
                "Make x [BUILD: make all, TEST: make test, OTHER: make prog]");
    }

    @Test
    void an_entity_of_a_pom_reads_no_file() throws Exception {
        write("secret", "password");
        check("m/pom.xml", "<!DOCTYPE p [<!ENTITY e SYSTEM \"" + root.resolve("secret").toUri() + "\">]>"
                + "<project><artifactId>&e;</artifactId></project>", "Maven m [BUILD: mvn package, TEST: mvn test]");
    }

    @Test
    void names_of_strangers_are_safe_and_short() throws Exception {
        write("a/package.json", "{\"name\": \"\\u001b[31m\\u202Ered\\n" + "x".repeat(500) + "\"}");
        String name = projects.at(root.resolve("a")).await().getFirst().name();
        assertTrue(name.length() <= 100, name);
        assertFalse(name.chars().anyMatch(c -> c < ' ' || c == 0x202E), name);
    }

    @Test
    void members_are_found_and_what_tools_made_is_not() throws Exception {
        write("Cargo.toml", "[workspace]");
        write("crates/b/Cargo.toml", "[package]\nname=\"b\"");
        write("crates/a/Cargo.toml", "[package]\nname=\"a\"");
        write("site/package.json", "{\"name\":\"site\"}");
        write("site/node_modules/left-pad/package.json", "{\"name\":\"left-pad\"}");
        write(".gitignore", "/vendor\n");
        write("vendor/c/Cargo.toml", "[package]\nname=\"c\"");
        Files.createSymbolicLink(root.resolve("loop"), root);
        assertEquals(List.of("", "crates/a", "crates/b", "site"), projects.in(root).await().stream()
                .map(project -> root.relativize(project.folder()).toString()).toList());
    }

    @Test
    void a_folder_can_be_of_several_kinds_and_most_are_of_none() throws Exception {
        write("Cargo.toml", "[package]\nname=\"x\"");
        write("Makefile", "all:\n");
        write("docs/read.me", "");
        assertEquals(List.of("cargo", "make"), projects.at(root).await().stream().map(Project::kind).toList());
        assertEquals(List.of(), projects.at(root.resolve("docs")).await());
        assertEquals(List.of(), projects.at(root.resolve("nowhere")).await());
    }

    /** Whatever a file has, its kind answers in time and gives nothing that a line cannot show. */
    @Test
    void no_content_makes_a_kind_fail() throws Exception {
        var random = new Random(7);
        List<String> names = List.of("Cargo.toml", "package.json", "pyproject.toml", "go.mod", "pom.xml",
                "settings.gradle", "CMakeLists.txt", "Makefile");
        String alphabet = "[]{}()<>=:\"'\\\n \tabproject nameworkspace&;#\u0000\ud800-.,/";
        for (int i = 0; i < 60; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(300);
            for (int at = 0; at < length; at++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (String name : names) {
                Files.writeString(root.resolve(name), text.toString().replace('\ud800', '?'));
            }
            FolderFacts facts = FolderFacts.of(root);
            for (ProjectKind kind : new BuiltInKinds().kinds()) {
                kind.look(facts).ifPresent(project -> assertFalse(project.name().isBlank()));
            }
        }
    }
}
