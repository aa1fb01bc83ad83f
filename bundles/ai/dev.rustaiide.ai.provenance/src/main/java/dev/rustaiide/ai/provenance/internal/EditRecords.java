package dev.rustaiide.ai.provenance.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.ai.provenance.AcceptedEdit.Change;
import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;
import dev.rustaiide.ai.provenance.Blame.Source;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail.Entry;

/**
 * Accepted edits as records of the trail: one for a file, or several for one with very many lines.
 *
 * <p>A detail of a record takes 4,096 characters, and a record 64 details.
 */
final class EditRecords {
    static final String ACCEPTED = "ai.edit.accepted";
    static final String WITHDRAWN = "ai.edit.withdrawn";

    private static final int LINES_OF_A_DETAIL = 200;
    private static final int BLOCKS_OF_A_RECORD = 48;
    private static final String BLOCK = "lines.";
    private static final String WORDS = "words.";

    private EditRecords() {}

    static List<AuditRecord> of(AcceptedEdit edit) {
        List<AuditRecord> records = new ArrayList<>();
        for (Change change : edit.changes()) {
            List<Block> blocks = new ArrayList<>();
            Block.of(change.before(), change.after()).forEach(block -> blocks.addAll(block.split(LINES_OF_A_DETAIL)));
            for (int at = 0; at == 0 || at < blocks.size(); at += BLOCKS_OF_A_RECORD) {
                records.add(record(edit, change,
                        blocks.subList(at, Math.min(blocks.size(), at + BLOCKS_OF_A_RECORD))));
            }
        }
        return records;
    }

    private static AuditRecord record(AcceptedEdit edit, Change change, List<Block> blocks) {
        Map<String, String> details = new HashMap<>();
        Maker maker = edit.maker();
        details.put("edit", edit.id());
        details.put("by", edit.kind());
        details.put("title", edit.title());
        details.put("model", maker.model());
        details.put("modelHash", maker.modelHash());
        details.put("promptHash", maker.promptHash());
        details.put("tools", String.join(" ", maker.tools()));
        details.put("policy", maker.policy());
        details.put("reviewer", edit.reviewer());
        details.put("textHash", LineHashes.sha256(change.after().toString()));
        for (int i = 0; i < blocks.size(); i++) {
            details.put(String.format("%s%02d", BLOCK, i), blocks.get(i).print());
        }
        List<Words> words = Words.of(change.before(), change.after());
        for (int i = 0; i < words.size(); i++) {
            details.put(String.format("%s%02d", WORDS, i), words.get(i).print());
        }
        return new AuditRecord(ACCEPTED, change.file().toString(), details);
    }

    static AuditRecord withdrawn(AcceptedEdit edit) {
        return new AuditRecord(WITHDRAWN, edit.id(), Map.of("title", edit.title()));
    }

    static boolean isFor(Entry entry, Path file) {
        return entry.record().kind().equals(WITHDRAWN)
                || entry.record().kind().equals(ACCEPTED) && entry.record().subject().equals(file.toString());
    }

    static Source source(Entry entry) {
        Map<String, String> details = entry.record().details();
        String tools = details.getOrDefault("tools", "");
        var maker = new Maker(details.getOrDefault("model", ""), details.getOrDefault("modelHash", ""),
                details.getOrDefault("promptHash", ""), tools.isEmpty() ? List.of() : List.of(tools.split(" ")),
                details.getOrDefault("policy", ""));
        return new Source(details.getOrDefault("edit", ""), details.getOrDefault("by", ""),
                details.getOrDefault("title", ""), maker, details.getOrDefault("reviewer", ""), entry.time(),
                entry.sequence());
    }

    static List<Words> words(Entry entry) {
        List<Words> words = new ArrayList<>();
        entry.record().details().forEach((name, value) -> {
            if (name.startsWith(WORDS)) {
                Words.parse(value).ifPresent(words::add);
            }
        });
        return words;
    }

    static List<Block> blocks(Entry entry) {
        List<Block> blocks = new ArrayList<>();
        entry.record().details().forEach((name, value) -> {
            if (name.startsWith(BLOCK)) {
                blocks.add(Block.parse(value));
            }
        });
        return blocks;
    }
}
