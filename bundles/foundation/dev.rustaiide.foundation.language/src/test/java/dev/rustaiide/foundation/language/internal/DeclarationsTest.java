package dev.rustaiide.foundation.language.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.language.LanguageDeclaration;
import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.language.LanguageDeclarations.Problem;
import dev.rustaiide.foundation.language.ServerDeclaration;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.types.LanguageId;

/** What users and plug-ins declare. */
class DeclarationsTest {
    private static final Path SAMPLE = Path.of("../../../samples/gleam-language/plugin.xml");

    @TempDir
    Path home;
    private final TestRegistry registry = new TestRegistry();

    private LanguageDeclarations user(String text) throws Exception {
        return DeclaredLanguages.ofUser(Files.writeString(home.resolve("languages.json"), text));
    }

    private LanguageDeclarations plugin(String bundle, String extensions) throws Exception {
        Path manifest = Files.writeString(home.resolve(bundle + ".xml"), "<?eclipse version=\"3.4\"?>\n<plugin>\n"
                + "<extension point=\"" + PluginLanguages.POINT + "\">\n" + extensions + "\n</extension>\n</plugin>\n");
        registry.add(bundle, manifest);
        return declarations();
    }

    private LanguageDeclarations declarations() {
        return new DeclaredLanguages(new UserLanguages(home.resolve("languages.json")), registry.plugins());
    }

    @Test
    void what_a_user_writes_is_read_whole() throws Exception {
        var declared = user("""
                {
                  // as an editor's users do it
                  "languages": {
                    "ocaml": {"name": "OCaml", "extensions": ["ml", "MLI"], "fileNames": ["dune"],
                      "interpreters": ["ocaml"], "firstLine": "ocaml", "blockComment": ["(*", "*)"],
                      "brackets": ["()", "[]"], "quotes": ["\\""]}
                  },
                  "servers": {
                    "ocaml-lsp": {"languages": ["ocaml"], "programs": ["ocamllsp"], "arguments": ["--fallback"],
                      "versionArguments": ["--version"], "roots": ["dune-project"], "section": "ocaml", "safe": true,
                      "options": {"codelens": {"enable": true}}, "install": "Run “opam install ocaml-lsp-server”."}
                  }
                }
                """);

        LanguageDeclaration ocaml = declared.languages().getFirst();
        ServerDeclaration server = declared.servers().getFirst();
        assertEquals(List.of(), declared.problems());
        assertEquals(Set.of("ml", "mli"), ocaml.extensions());
        assertEquals(Optional.of("()[]"), ocaml.marks().brackets());
        assertEquals(Optional.of("(*"), ocaml.marks().blockStart());
        assertTrue(ocaml.firstLine().orElseThrow().matcher("(* -*- ocaml -*- *)").find());
        assertTrue(ocaml.isUsers());
        assertEquals(List.of("ocamllsp"), server.programs());
        assertTrue(server.options().get("codelens").get("enable").asBoolean().orElseThrow());
        assertTrue(server.isSafe());
    }

    @Test
    void without_a_file_there_is_nothing_and_nothing_wrong() {
        var declared = DeclaredLanguages.ofUser(home.resolve("none.json"));

        assertEquals(List.of(), declared.languages());
        assertEquals(List.of(), declared.problems());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"languages": {"zig": {"extentions": ["zig"]}}} | 2:24 | Did you mean “extensions”
            {"languages": {"zig": {"extensions": [".zig"]}}} | 2:24 | “.zig” must be an extension without the dot
            {"languages": {"zig": {"extensions": "zig"}}} | 2:24 | must be a list of texts
            {"languages": {"zig": {"firstLine": "("}}} | 2:24 | is no regular expression
            {"languages": {"zig": {"blockComment": ["/*"]}}} | 2:24 | the mark that starts a comment and the one
            {"languages": {"zig": {"brackets": ["("]}}} | 2:24 | an opening and a closing bracket
            {"languages": {"Zig": {}}} | 2:16 | is no id
            {"languages": []} | 2:2 | must be an object
            {"servers": {"zls": {"programs": ["zls"]}}} | 2:14 | It needs “languages”
            {"servers": {"zls": {"languages": ["zig"]}}} | 2:14 | It needs “programs”
            {"servers": {"zls": {"languages": ["zig"], "programs": ["/bin/zls"]}}} | 2:44 | lsp.zls.program takes a path
            {"servers": {"zls": {"languages": ["zig"], "programs": ["zls"], "options": 1}}} | 2:65 | a JSON object
            {"servers": {"zls": {"languages": ["zig"], "programs": ["zls"], "safe": "yes"}}} | 2:65 | true or false
            {"server": {}} | 2:2 | Did you mean “servers”
            {"servers": {"zls": | 3:1 | does not parse""")
    void what_is_wrong_is_told_with_file_and_line_and_does_not_count(String text, String place, String message)
            throws Exception {
        var declared = user("// mine\n" + text + "\n");

        Problem problem = declared.problems().getFirst();
        assertEquals(home.resolve("languages.json") + ":" + place, problem.place(), problem.message());
        assertTrue(problem.message().contains(message), problem.message());
        assertEquals(1, declared.problems().size(), declared.problems().toString());
        assertEquals(List.of(), declared.languages());
        assertEquals(List.of(), declared.servers());
    }

    @Test
    void one_wrong_declaration_leaves_the_others_alone() throws Exception {
        var declared = user("{\"languages\": {\"a\": {\"name\": 1}, \"b\": {\"name\": \"B\"}}}");

        assertEquals(List.of("B"), declared.languages().stream().map(LanguageDeclaration::name).toList());
    }

    @Test
    void bytes_that_are_no_text_are_told() throws Exception {
        Path file = Files.write(home.resolve("languages.json"), "{\"ä\": 1}".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals("It is not UTF-8. Nothing of it counts.",
                DeclaredLanguages.ofUser(file).problems().getFirst().message());
    }

    @Test
    void the_sample_plug_in_declares_a_language_and_its_server() throws Exception {
        registry.add("dev.rustaiide.samples.gleam.language", SAMPLE);

        var declared = declarations();

        assertEquals(List.of(), declared.problems());
        LanguageDeclaration gleam = declared.languages().getFirst();
        assertEquals(new LanguageId("gleam"), gleam.id());
        assertEquals(Set.of("gleam"), gleam.extensions());
        assertEquals(Optional.of("//"), gleam.marks().lineComment());
        ServerDeclaration server = declared.servers().getFirst();
        assertEquals(List.of("gleam"), server.programs());
        assertEquals(List.of("lsp"), server.arguments());
        assertEquals(List.of("gleam.toml", ".git"), server.roots());
        assertEquals(List.of("--version"), server.versionArguments());
    }

    @Test
    void a_mistake_of_a_plug_in_names_its_bundle_and_line() throws Exception {
        var declared = plugin("org.example.lua", """
                <language id="lua" extensions="lua"/>
                <server id="luals"
                        languages="lua" saef="true">
                   <program name="luals"/>
                </server>""");

        assertEquals("org.example.lua/plugin.xml:6", declared.problems().getFirst().place());
        assertTrue(declared.problems().getFirst().message().contains("Did you mean “safe”"));
        assertEquals(1, declared.languages().size());
    }

    @Test
    void a_plug_in_gives_options_as_json_and_what_is_none_is_told() throws Exception {
        plugin("a", """
                <server id="a" languages="x"><program name="a"/><options>{"deep": {"on": true}}</options></server>""");
        var declared = plugin("b", """
                <server id="b" languages="x"><program name="b"/><options>on</options></server>""");

        assertTrue(declared.servers().getFirst().options().get("deep").get("on").asBoolean().orElseThrow());
        assertEquals(1, declared.servers().size());
        assertTrue(declared.problems().getFirst().message().contains("JSON object"));
    }

    @Test
    void the_users_server_takes_the_place_of_a_plug_ins_with_the_same_id() throws Exception {
        plugin("a", "<server id=\"zls\" languages=\"zig\"><program name=\"zls\"/></server>");
        user("{\"servers\": {\"zls\": {\"languages\": [\"zig\"], \"programs\": [\"my-zls\"]}}}");

        assertEquals(List.of(List.of("my-zls")),
                declarations().servers().stream().map(ServerDeclaration::programs).toList());
    }

    @Test
    void the_doctor_tells_what_is_declared_and_what_does_not_count() throws Exception {
        assertEquals(List.of(), new DeclarationsProbe(declarations()).examine(null));

        var findings = new DeclarationsProbe(user("{\"languages\": {\"a\": {}, \"b\": 1}}")).examine(null);

        assertEquals(List.of("1 languages, 0 servers", home.resolve("languages.json") + ":1:25"),
                findings.stream().map(Finding::version).toList());
        assertEquals(Finding.State.WEAK, findings.getLast().state());
    }
}
