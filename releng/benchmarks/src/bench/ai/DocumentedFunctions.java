package bench.ai;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;

/** Functions of Rust and the first sentence of what was written about them: what search is measured and trained by. */
public final class DocumentedFunctions {
    /** Of the shortest sentence that tells what a function does. */
    public static final int WORDS = 4;
    /** A comment of lines with three slashes, attributes, and the function that they are about. */
    public static final Pattern PATTERN = Pattern.compile(
            "(?m)((?:^[ \\t]*///.*\\R)+)((?:^[ \\t]*#\\[.*\\R)*)^[ \\t]*(?:pub(?:\\([a-z]+\\))? +)?(?:const +|unsafe +|async +)*"
                    + "fn +([A-Za-z_][A-Za-z0-9_]*)");

    private DocumentedFunctions() {}

    /** The model that the product brings, from its jar on the class path. */
    public static Model shipped(Path folder) throws IOException {
        Path weights = resource("/all-minilm-l6-v2-q.onnx", folder);
        Path tokenizer = resource("/all-minilm-l6-v2-q-tokenizer.json", folder);
        var card = new ModelCard(new ModelId("all-minilm-l6-v2", "q"), ModelTask.EMBED, "MiniLM", "Apache-2.0", "");
        return new Model() {
            @Override
            public ModelCard card() {
                return card;
            }

            @Override
            public Files files() {
                return new Files(weights, tokenizer);
            }
        };
    }

    private static Path resource(String name, Path folder) throws IOException {
        Path file = folder.resolve(name.substring(1));
        try (InputStream in = DocumentedFunctions.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        }
        return file;
    }

    /** That of a comment of documentation, without marks. */
    public static String firstSentence(String comment) {
        String text = comment.replaceAll("(?m)^[ \\t]*///[ ]?", "").strip();
        String first = text.split("\\R[ \\t]*\\R|\\.\\s")[0].replaceAll("\\s+", " ");
        return first.replaceAll("[`\\[\\]*]", "").strip();
    }
}
