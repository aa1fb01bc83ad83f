package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.testing.TestPrograms;
import dev.rustaiide.system.lsp.client.testing.TestServers;

/** Real servers of other languages, each with what it is good at. Those that are not installed are left out. */
class OtherServersTest {
    @TempDir
    Path temporary;
    private TestServers rig;

    private void serve(String server) throws Exception {
        ServerDefinition definition = new BuiltInServers().definitions().stream()
                .filter(one -> one.id().equals(server)).findFirst().orElseThrow();
        TestPrograms programs = TestPrograms.installed();
        boolean there = definition.programs().stream().anyMatch(name -> programs.find(name).isPresent());
        Assumptions.assumeTrue(there, server + " is not on the path. " + definition.install());
        rig = new TestServers(temporary, definition);
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private SourceText open(String name, String language, String content) throws Exception {
        SourceText text = rig.write(name, new LanguageId(language), content);
        rig.source().follow(text);
        return text;
    }

    private List<Diagnostic> problems(SourceText text) {
        return rig.heard(DiagnosticsFound.class).stream().filter(found -> found.file().equals(text.file()))
                .reduce((one, later) -> later).map(DiagnosticsFound::diagnostics).orElse(List.of());
    }

    private void awaitProblem(SourceText text, String words) throws InterruptedException {
        TestServers.await("the problem “" + words + '”', Duration.ofSeconds(60), () -> problems(text).stream()
                .anyMatch(problem -> problem.message().contains(words)));
    }

    @Test
    void clangd_knows_c() throws Exception {
        serve("clangd");
        SourceText text = open("a.c", "c", "int twice(int n) { return 2 * n; }\nint main(void) { return twice(é); }\n");
        awaitProblem(text, "undeclared");
        assertEquals(Range.of(1, 30, 1, 31), problems(text).getFirst().location().range());
        Target target = rig.ask(new Target.Of(text, new Position(1, 26), Target.Relation.DEFINITION)).getFirst();
        assertEquals(Range.of(0, 4, 0, 9), target.name().range());
    }

    @Test
    void typescript_is_renamed_across_files() throws Exception {
        serve("typescript-language-server");
        rig.write("tsconfig.json", new LanguageId("json"), "{}");
        SourceText one = open("one.ts", "typescript", "export function greet(name: string) { return `Hi ${name}`; }\n");
        SourceText two = open("two.ts", "typescript", "import { greet } from './one';\ngreet(1);\n");
        awaitProblem(two, "not assignable");
        WorkspaceEdit edit = rig.ask(new Rename.To(one, new Position(0, 18), "welcome"));
        assertEquals(2, edit.changes().size());
        assertTrue(rig.ask(new Hover.At(two, new Position(1, 2))).orElseThrow().markdown().contains("name: string"));
    }

    @Test
    void tombi_knows_toml() throws Exception {
        serve("tombi");
        SourceText text = open("a.toml", "toml", "[package]\nname = \"x\"\nname = \"y\"\n");
        TestServers.await("a problem", Duration.ofSeconds(60), () -> !problems(text).isEmpty());
        List<Symbol> symbols = rig.ask(new FoundSymbol.In(text));
        assertEquals("package", symbols.getFirst().name());
    }

    @Test
    void pyright_completes_python() throws Exception {
        serve("pyright");
        SourceText text = open("a.py", "python", "class A:\n    def shout(self): ...\n\nA().sh\n");
        Completions completions = rig.ask(new Completions.At(text, new Position(3, 6), Optional.empty()));
        assertTrue(completions.proposals().stream().map(Proposal::name).anyMatch("shout"::equals));
    }

    @Test
    void the_json_server_finds_mistakes() throws Exception {
        serve("json-language-server");
        SourceText text = open("a.json", "json", "{\"a\": 1,}\n");
        TestServers.await("a problem", Duration.ofSeconds(60), () -> !problems(text).isEmpty());
    }

    @Test
    void the_yaml_server_lists_symbols() throws Exception {
        serve("yaml-language-server");
        SourceText text = open("a.yaml", "yaml", "one:\n  two: 3\n");
        assertFalse(rig.ask(new FoundSymbol.In(text)).isEmpty());
    }

    @Test
    void the_bash_server_explains_functions() throws Exception {
        serve("bash-language-server");
        SourceText text = open("a.sh", "bash", "# Says hello.\nhello() { echo hi; }\nhello\n");
        TestServers.await("the function", () -> definitionLine(text) == 1);
    }

    /** It answers nothing before it has looked at the text. */
    private int definitionLine(SourceText text) {
        try {
            return rig.ask(new Target.Of(text, new Position(2, 2), Target.Relation.DEFINITION)).stream()
                    .map(target -> target.name().range().start().line()).findFirst().orElse(-1);
        } catch (Exception failed) { // boundary: of the test
            throw new AssertionError(failed);
        }
    }
}
