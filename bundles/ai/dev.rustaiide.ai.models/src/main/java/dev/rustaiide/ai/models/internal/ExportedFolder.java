package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.rustaiide.ai.model.formats.OnnxSummary;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.internal.Offer.Part;
import dev.rustaiide.ai.models.internal.StoredCard.Traits;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * A folder with a model in ONNX, as Hugging Face's tools export it: the weights in it or in {@code onnx} below it,
 * {@code config.json} and {@code tokenizer.json} beside them.
 */
final class ExportedFolder {
    private static final String ONNX = ".onnx";
    private static final String CONFIG = "config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    private static final String TEMPLATE = "chat_template.jinja";
    /** What else may tell how the model is used. */
    private static final List<String> BESIDE = List.of(CONFIG, TOKENIZER, TOKENIZER_CONFIG, TEMPLATE,
            "special_tokens_map.json", "generation_config.json", "added_tokens.json", "vocab.json", "merges.txt",
            "vocab.txt", "LICENSE", "LICENSE.txt", "README.md");
    private static final String EXPORT = "Export it again, e.g. with: optimum-cli export onnx --model NAME FOLDER";
    private static final int MOST_NAMED = 6;

    private final Path weights;
    private final Path folder;
    private final OnnxSummary summary;
    private final Json config;

    private ExportedFolder(Path weights) throws FailureException, IOException {
        this.weights = weights;
        this.folder = folder(weights);
        this.summary = OnnxSummary.read(weights);
        this.config = JsonFile.read(folder.resolve(CONFIG));
    }

    /** @param source the folder, or one of the ONNX files in it */
    static Offer of(Path source) throws FailureException, IOException {
        Path absolute = source.toAbsolutePath().normalize();
        return new ExportedFolder(Files.isDirectory(absolute) ? only(absolute) : absolute).offer();
    }

    private static Path only(Path folder) throws FailureException, IOException {
        Set<Path> found = new TreeSet<>();
        for (Path each : List.of(folder, folder.resolve("onnx"))) {
            if (Files.isDirectory(each)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(each, '*' + ONNX)) {
                    files.forEach(found::add);
                }
            }
        }
        if (found.isEmpty()) {
            throw bad(folder, "It has no file that ends in .onnx, nor has the folder onnx in it.", EXPORT);
        }
        if (found.size() > 1) {
            String names = found.stream().limit(MOST_NAMED).map(file -> folder.relativize(file).toString())
                    .collect(Collectors.joining(", "));
            throw bad(folder, "It has the model in " + found.size() + " forms: " + names
                    + (found.size() > MOST_NAMED ? " and more." : "."), "Name one of these files.");
        }
        return found.iterator().next();
    }

    /** Where what belongs to the weights is. */
    private static Path folder(Path weights) {
        Path beside = weights.resolveSibling("");
        Path above = beside.getParent();
        boolean isBelow = above != null && !Files.exists(beside.resolve(TOKENIZER))
                && Files.exists(above.resolve(TOKENIZER));
        return isBelow ? above : beside;
    }

    private Offer offer() throws FailureException, IOException {
        Set<ModelTask> tasks = tasks();
        checkTokenizer();
        List<Part> parts = parts();
        long bytes = parts.stream().mapToLong(Part::bytes).sum();
        String given = config.string("_name_or_path", "");
        boolean isNamed = given.matches("[\\w.-]+/[\\w.-]+");
        String own = String.valueOf(folder.getFileName());
        String title = isNamed ? given.substring(given.indexOf('/') + 1) : own;
        var traits = new Traits("ONNX", config.string("model_type", ""), summary.precision(), summary.parameters(),
                (int) Math.clamp(config.number("max_position_embeddings", 0), 0, Integer.MAX_VALUE),
                bytes + bytes / 8);
        return new Offer(Offer.name(own + form()), Optional.empty(), title, Licences.of(folder),
                isNamed ? given : own, tasks, traits, stored(weights), TOKENIZER, parts, "");
    }

    /** {@code -q4} for {@code model_q4.onnx}. */
    private String form() {
        String name = String.valueOf(weights.getFileName());
        String stem = name.substring(0, name.length() - ONNX.length());
        return stem.equals("model") ? "" : "-" + stem.replaceFirst("^model[_-]?", "");
    }

    private Set<ModelTask> tasks() throws FailureException {
        String architecture = config.get("architectures").items().stream().findFirst().flatMap(Json::asString)
                .orElse("");
        if (!summary.inputs().contains("input_ids")) {
            throw bad(weights, "It reads no text, but " + String.join(", ", summary.inputs()) + '.',
                    "Choose a model that embeds or writes text.");
        }
        if (summary.inputs().contains("encoder_hidden_states") || summary.inputs().contains("decoder_input_ids")) {
            throw bad(weights, "It is half of a model that has an encoder and a decoder; such are not run here.",
                    "Choose a model that is a decoder only.");
        }
        if (!summary.outputs().contains("logits")) {
            return EnumSet.of(ModelTask.EMBED);
        }
        if (!architecture.endsWith("ForCausalLM") && !architecture.endsWith("LMHeadModel")) {
            throw bad(weights, architecture.isEmpty() ? "There is no config.json beside it that says what it is."
                    : "It is a " + architecture + ", which neither embeds nor writes text.",
                    architecture.isEmpty() ? EXPORT : "Choose a model that embeds or writes text.");
        }
        if (summary.inputs().stream().noneMatch(name -> name.startsWith("past_key_values"))) {
            throw bad(weights, "It was exported without its cache (past_key_values), so that each word would cost as"
                    + " much as all before it.", "Export it with --task text-generation-with-past.");
        }
        return hasTemplate() ? EnumSet.of(ModelTask.COMPLETE, ModelTask.CHAT) : EnumSet.of(ModelTask.COMPLETE);
    }

    /** Only models that were taught to talk have one. */
    private boolean hasTemplate() throws FailureException {
        return Files.isRegularFile(folder.resolve(TEMPLATE))
                || !JsonFile.read(folder.resolve(TOKENIZER_CONFIG)).get("chat_template").isNull();
    }

    private void checkTokenizer() throws FailureException {
        Path file = folder.resolve(TOKENIZER);
        if (!Files.isRegularFile(file)) {
            throw bad(weights, "There is no tokenizer.json beside it.", EXPORT);
        }
        long highest = highestToken(JsonFile.read(file), file);
        long known = config.number("vocab_size", Long.MAX_VALUE);
        if (highest >= known) {
            throw bad(file, "It does not belong to this model: it has a token " + highest + ", and the model knows "
                    + known + " tokens.", "Take the tokenizer.json that came with the model.");
        }
    }

    private static long highestToken(Json tokenizer, Path file) throws FailureException {
        Json vocabulary = tokenizer.get("model").get("vocab");
        long highest = vocabulary.items().size() - 1L;
        for (Json id : vocabulary.members().values()) {
            highest = Math.max(highest, id.asLong().orElse(0));
        }
        for (Json added : tokenizer.get("added_tokens").items()) {
            highest = Math.max(highest, added.number("id", 0));
        }
        if (highest < 0) {
            throw bad(file, "It has no words: it is no tokenizer as Hugging Face writes it.",
                    "Take the tokenizer.json that came with the model.");
        }
        return highest;
    }

    private List<Part> parts() throws FailureException, IOException {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put(stored(weights), new Part(stored(weights), Files.size(weights), "",
                () -> Files.newInputStream(weights)));
        for (var external : summary.external().entrySet()) {
            parts.put(external.getKey(), external(external.getKey(), external.getValue()));
        }
        for (String name : BESIDE) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                parts.putIfAbsent(name, Part.of(file));
            }
        }
        return new ArrayList<>(parts.values());
    }

    /** The graph names it, and whatever it names is not to lead anywhere else. */
    private Part external(String name, long needed) throws FailureException, IOException {
        if (!StoredFile.isName(name)) {
            throw bad(weights, "It has weights in a file of another folder, or with a name that cannot be: " + name
                    + '.', EXPORT);
        }
        Path file = weights.resolveSibling(name);
        if (!Files.isRegularFile(file)) {
            throw bad(weights, "Its weights are in " + name + ", which is not there.", "Download or export that file"
                    + " too.");
        }
        if (Files.size(file) < needed) {
            throw bad(file, "It ends after " + Files.size(file) + " of " + needed + " bytes.",
                    "Download or export it again.");
        }
        return Part.of(file);
    }

    private static String stored(Path file) {
        String name = String.valueOf(file.getFileName());
        return StoredFile.isName(name) ? name : "model.onnx";
    }

    private static FailureException bad(Path file, String why, String nextStep) {
        return new FailureException(new Failure.BadContent(file, why, nextStep));
    }
}
