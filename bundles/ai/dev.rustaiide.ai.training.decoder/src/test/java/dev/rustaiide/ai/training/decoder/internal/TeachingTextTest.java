package dev.rustaiide.ai.training.decoder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.foundation.common.Sha256;

class TeachingTextTest {
    @TempDir
    Path temp;

    private Project project(Map<String, String> files) throws Exception {
        Map<Path, String> hashes = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : files.entrySet()) {
            Path file = temp.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            byte[] content = each.getValue().getBytes(StandardCharsets.UTF_8);
            hashes.put(Files.write(file, content), Sha256.hex(content));
        }
        return new Project("p-1.0.0", "MIT", Split.COUNTS, temp, hashes);
    }

    private List<String> texts(String file, String text) throws Exception {
        return TeachingText.of(project(Map.of(file, text)));
    }

    @Test
    void a_text_begins_with_its_name_and_folder_and_without_empty_lines() throws Exception {
        assertEquals(List.of("graph/mod.rs\nfn a() {}\n"), texts("src/graph/mod.rs", "\n\nfn a() {}\n"));
        assertEquals(List.of(), texts("src/empty.rs", " \n\n"));
    }

    @Test
    void of_a_comment_of_several_lines_the_first_is_kept() {
        assertEquals("/// One.\nfn a() {} // so\n// Three.\n",
                TeachingText.shortened("/// One.\n/// Two.\nfn a() {} // so\n// Three.\n// Four.\n", false));
        assertEquals("# One.\nx = 1\n", TeachingText.shortened("# One.\n# Two.\nx = 1\n", true));
        assertEquals("#[test]\n#[ignore]\nfn a() {}\n",
                TeachingText.shortened("#[test]\n#[ignore]\nfn a() {}\n", false), "attributes are no comments");
    }

    @Test
    void comments_in_blocks_are_left_out_whole() {
        assertEquals("class A {\n  int x = 2 /* two */;\n  int y;\n}\n", TeachingText.shortened(
                "/**\n * An A.\n */\nclass A {\n  /** One line. */\n  int x = 2 /* two */;\n  int y;\n}\n", false));
    }

    @Test
    void of_documentation_in_a_string_the_first_line_is_kept_and_its_end() {
        assertEquals("def f():\n    \"\"\"Does it.\n    \"\"\"\n    return 1\n", TeachingText.shortened(
                "def f():\n    \"\"\"Does it.\n\n    At length.\n    \"\"\"\n    return 1\n", true));
        assertEquals("def f():\n    \"\"\"Does it.\"\"\"\n    return 1\n",
                TeachingText.shortened("def f():\n    \"\"\"Does it.\"\"\"\n    return 1\n", true));
    }
}
