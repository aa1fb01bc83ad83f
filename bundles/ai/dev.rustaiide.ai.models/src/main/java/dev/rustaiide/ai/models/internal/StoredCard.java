package dev.rustaiide.ai.models.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.serialization.Shape;

/**
 * What is known of a model in the store, as the store and packs keep it.
 *
 * @param weights the name of the file that has them
 * @param tokenizer the name of its file; that of the weights if they bring their own
 * @param memory about how many bytes it takes to use it
 * @param imported by the clock of the machine
 * @param sequence higher than that of all that were there when it came
 */
record StoredCard(ModelCard card, Traits traits, String weights, String tokenizer, List<StoredFile> files,
        Instant imported, long sequence, String from, String signer) {
    StoredCard {
        files = List.copyOf(files);
        for (String name : List.of(weights, tokenizer)) {
            if (files.stream().noneMatch(file -> file.name().equals(name))) {
                throw new IllegalArgumentException("no " + name + " among the files");
            }
        }
        if (files.stream().map(StoredFile::name).distinct().count() < files.size()) {
            throw new IllegalArgumentException("two files of one name");
        }
    }

    /** What it is like. See {@code ModelStore.Entry}. */
    record Traits(String format, String architecture, String precision, long parameters, int window, long memory) {
        static final Schema<Traits> SCHEMA = Schema.of("traits", 1, fields -> {
            var format = fields.text("format", Traits::format);
            var architecture = fields.text("architecture", Traits::architecture).orElse("");
            var precision = fields.text("precision", Traits::precision).orElse("");
            var parameters = fields.number("parameters", Traits::parameters).orElse(0);
            var window = fields.number("window", Traits::window).orElse(0);
            var memory = fields.number("memory", Traits::memory).orElse(0);
            return row -> new Traits(row.get(format), row.get(architecture), row.get(precision),
                    Math.max(0, row.number(parameters)), Math.max(0, row.integer(window)),
                    Math.max(0, row.number(memory)));
        });
    }

    static final Schema<StoredCard> SCHEMA = Schema.of("model", 1, fields -> {
        var name = fields.text("name", stored -> stored.id().name());
        var version = fields.text("version", stored -> stored.id().version());
        var tasks = fields.list("tasks", Shape.text(ModelTask::word, StoredCard::task),
                stored -> List.copyOf(stored.card.tasks()));
        var title = fields.text("title", stored -> stored.card.title());
        var licence = fields.text("licence", stored -> stored.card.licence());
        var source = fields.text("source", stored -> stored.card.source());
        var traits = fields.value("traits", Traits.SCHEMA, StoredCard::traits);
        var weights = fields.text("weights", StoredCard::weights);
        var tokenizer = fields.text("tokenizer", StoredCard::tokenizer);
        var files = fields.list("files", StoredFile.SCHEMA, StoredCard::files);
        var imported = fields.number("imported", stored -> stored.imported.toEpochMilli()).orElse(0);
        var sequence = fields.number("sequence", StoredCard::sequence).orElse(0);
        var from = fields.text("from", StoredCard::from).orElse("");
        var signer = fields.text("signer", StoredCard::signer).orElse("");
        return row -> new StoredCard(new ModelCard(new ModelId(row.get(name), row.get(version)), set(row.get(tasks)),
                row.get(title), row.get(licence), row.get(source)), row.get(traits), row.get(weights),
                row.get(tokenizer), row.get(files), Instant.ofEpochMilli(row.number(imported)), row.number(sequence),
                row.get(from), row.get(signer));
    });

    private static ModelTask task(String word) {
        return ModelTask.of(word).orElseThrow(() -> new IllegalArgumentException("no task " + word));
    }

    private static Set<ModelTask> set(List<ModelTask> tasks) {
        return EnumSet.copyOf(tasks); // which refuses none at all
    }

    ModelId id() {
        return card.id();
    }

    long bytes() {
        return files.stream().mapToLong(StoredFile::bytes).sum();
    }

    StoredFile file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
    }

    /** See {@code Model.digest}: of lines with hash and name, by name. */
    String digest() {
        var lines = new StringBuilder();
        files.stream().sorted(Comparator.comparing(StoredFile::name))
                .forEach(file -> lines.append(file.hash()).append("  ").append(file.name()).append('\n'));
        return Hashing.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The card of a pack: nothing of this machine is in it. */
    StoredCard portable() {
        return new StoredCard(card, traits, weights, tokenizer, files, Instant.EPOCH, 0, "", "");
    }
}
