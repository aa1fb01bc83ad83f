package dev.rustaiide.system.cargo.integration.internal.dependencies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.cargo.integration.CargoDependencies.Addition;
import dev.rustaiide.system.cargo.integration.CargoDependency;

class ManifestEditsTest {
    private static String applied(String text, List<TextEdit> edits) {
        var result = new StringBuilder(text);
        for (TextEdit edit : edits.reversed()) {
            result.replace(offset(text, edit.range().start()), offset(text, edit.range().end()), edit.newText());
        }
        return result.toString();
    }

    private static int offset(String text, Position position) {
        int at = 0;
        for (int i = 0; i < position.line(); i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at + position.character();
    }

    private static Addition plain(String name, String version) {
        return new Addition(name, version, CargoDependency.Kind.NORMAL, List.of(), false, true);
    }

    private static void checkAdd(String before, Addition addition, String after) {
        assertEquals(after, applied(before, new ManifestEdits(before).add(addition, false)));
    }

    private static void checkRemove(String before, String name, String after) {
        assertEquals(after, applied(before, new ManifestEdits(before).remove(name)));
    }

    @Test
    void a_name_goes_to_its_place_and_comments_stay_with_their_lines() {
        checkAdd("""
                [dependencies]
                anyhow = "1" # errors
                # why tokio
                tokio = { version = "1" }

                [features]
                """, plain("serde", "1.0"), """
                [dependencies]
                anyhow = "1" # errors
                serde = "1.0"
                # why tokio
                tokio = { version = "1" }

                [features]
                """);
        checkAdd("[dependencies]\nz = \"1\"\na = \"1\"\n\n# the end\n", plain("m", "2"),
                "[dependencies]\nz = \"1\"\na = \"1\"\nm = \"2\"\n\n# the end\n");
    }

    @Test
    void a_table_that_is_not_there_is_made() {
        checkAdd("[package]\nname = \"a\"", plain("serde", "1"),
                "[package]\nname = \"a\"\n\n[dependencies]\nserde = \"1\"\n");
        checkAdd("[package]\r\nname = \"a\"\r\n", plain("serde", "1"),
                "[package]\r\nname = \"a\"\r\n\r\n[dependencies]\r\nserde = \"1\"\r\n");
        checkAdd("[dependencies.log]\nversion = \"0.4\"\n", plain("serde", "1"),
                "[dependencies]\nserde = \"1\"\n\n[dependencies.log]\nversion = \"0.4\"\n");
        checkAdd("[dependencies]", plain("serde", "1"), "[dependencies]\nserde = \"1\"\n");
    }

    @Test
    void what_is_asked_for_is_written() {
        checkAdd("[dev-dependencies]\n", new Addition("serde", "1", CargoDependency.Kind.DEV, List.of("derive", "rc"),
                true, false), "[dev-dependencies]\nserde = { version = \"1\", default-features = false, features = "
                        + "[\"derive\", \"rc\"], optional = true }\n");
        String text = "[dependencies]\n";
        assertEquals("[dependencies]\nserde.workspace = true\n", applied(text, new ManifestEdits(text)
                .add(plain("serde", ""), true)));
    }

    @Test
    void line_ends_and_control_characters_stay_inside_their_string() {
        checkAdd("[dependencies]\n", new Addition("serde", "1", CargoDependency.Kind.NORMAL, List.of("a\n[x]\r\"\\"),
                false, true), "[dependencies]\nserde = { version = \"1\", "
                        + "features = [\"a\\u000A[x]\\u000D\\\"\\\\\"] }\n");
        checkAdd("[dependencies]\n", plain("serde", "1\u0000\u007f"),
                "[dependencies]\nserde = \"1\\u0000\\u007F\"\n");
    }

    @Test
    void all_that_is_said_of_a_name_goes_and_nothing_else() {
        checkRemove("""
                [dependencies]
                a = "1"
                serde = { version = "1", features = [
                    "derive",
                ] } # with macros
                b = "2" # stays

                [target.'cfg(unix)'.dev-dependencies]
                serde = "1"

                [build-dependencies.serde]
                version = "1"

                [features]
                default = ["std", "dep:serde"]
                json = ["serde/rc", "serde?/std", "other"]
                only = ["serde"]
                """, "serde", """
                [dependencies]
                a = "1"
                b = "2" # stays

                [target.'cfg(unix)'.dev-dependencies]

                [features]
                default = ["std"]
                json = ["other"]
                only = []
                """);
        checkRemove("[dependencies]\nshort = { package = \"long-name\", version = \"1\" }\n", "long-name",
                "[dependencies]\n");
    }

    @Test
    void another_version_takes_the_place_of_the_old_one_alone() {
        String text = "[dependencies]\na = '1' # c\nb = { features = [], version = \"1\" }\nc.version = \"1\"\n"
                + "[dependencies.d]\nversion = \"1\"\n[dependencies.e]\npath = \"../e\"\n";
        for (String name : List.of("a", "b", "c", "d")) {
            String after = applied(text, new ManifestEdits(text).require(name, "2.5"));
            assertEquals(1, after.split("2\\.5", -1).length - 1, name);
            assertEquals(text.length() + 2, after.length());
        }
        assertEquals(List.of(), new ManifestEdits(text).require("e", "2"));
        String root = "[workspace.dependencies]\na = { version = \"1\" }\n";
        assertEquals(root.replace("1", "3"), applied(root, new ManifestEdits(root).requireOfWorkspace("a", "3")));
    }

    @Provide
    Arbitrary<String> manifests() {
        return Arbitraries.of("[package]\n", "name = \"x\"\n", "[dependencies]\n", "a = \"1\"\n", "# comment\n", "\n",
                "z = { version = \"1\", features = [\"q\"] } # c\n", "[features]\n", "f = [\"a/b\"]\n",
                "[dependencies.log]\nversion = \"0.4\"\n", "[target.'cfg(x)'.dependencies]\n", "\r\n").list()
                .ofMaxSize(10).map(parts -> String.join("", parts));
    }

    @Property(tries = 300)
    void what_was_added_can_be_removed_and_all_other_lines_stay(@ForAll("manifests") String text) {
        String added = applied(text, new ManifestEdits(text).add(plain("mmm", "1"), false));
        assertTrue(new ManifestEdits(added).has(CargoDependency.Kind.NORMAL, "mmm"), added);
        String removed = applied(added, new ManifestEdits(added).remove("mmm"));
        List<String> left = new ArrayList<>(removed.lines().filter(line -> !line.isBlank()).toList());
        List<String> had = text.lines().filter(line -> !line.isBlank()).toList();
        had.forEach(left::remove);
        assertTrue(left.isEmpty() || left.equals(List.of("[dependencies]")), () -> text + "→" + removed);
    }
}
