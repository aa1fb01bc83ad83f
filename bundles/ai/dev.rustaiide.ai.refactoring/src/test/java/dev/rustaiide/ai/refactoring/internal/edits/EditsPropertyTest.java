package dev.rustaiide.ai.refactoring.internal.edits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.WorkspaceEdit.Change;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random edits of random small trees, beside a model that knows nothing but strings. */
class EditsPropertyTest {
    private static final List<String> NAMES = List.of("a", "b", "d/a", "d/b", "e/f/a");

    @Property(tries = 60)
    void an_edit_does_what_a_naive_model_does_and_undoing_it_gives_the_same_bytes(@ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        Path root = Files.createTempDirectory("edits").toRealPath();
        Path folder = Files.createDirectory(root.resolve("work"));
        Map<String, String> model = new TreeMap<>();
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                model.put(name, text(random));
                Files.createDirectories(folder.resolve(name).getParent());
                Files.writeString(folder.resolve(name), model.get(name));
            }
        }
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            add(random, folder, model, changes);
        }
        Map<String, String> before = Disks.all(folder);
        var edits = new JournaledEdits(Disks.files(root.resolve("state")), root.resolve("state/edits"));
        EditPlan plan = edits.plan("test", new WorkspaceEdit(changes), List.of(folder), Buffers.NONE).await();
        assertEquals(List.of(), plan.conflicts(), changes::toString);
        AppliedEdit applied = edits.apply(plan, Buffers.NONE).await();
        assertEquals(encoded(model), filesOf(folder), changes::toString);
        edits.undo(applied, Buffers.NONE).await();
        assertEquals(before, Disks.all(folder), changes::toString);
        Trees.delete(root);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(List.of("x", "yy", "\n", "é", "😀", " ").get(random.nextInt(6)));
        }
        return text.toString();
    }

    /** Adds one change that is possible, and makes it in the model. */
    private static void add(Random random, Path folder, Map<String, String> model, List<Change> changes) {
        List<String> there = List.copyOf(model.keySet());
        List<String> free = NAMES.stream().filter(name -> !model.containsKey(name)).toList();
        int kind = random.nextInt(4);
        if (kind == 0 && !free.isEmpty()) {
            String name = free.get(random.nextInt(free.size()));
            model.put(name, text(random));
            changes.add(new WorkspaceEdit.Create(folder.resolve(name), model.get(name)));
        } else if (kind == 1 && !free.isEmpty() && !there.isEmpty()) {
            String from = there.get(random.nextInt(there.size()));
            String to = free.get(random.nextInt(free.size()));
            model.put(to, model.remove(from));
            changes.add(new WorkspaceEdit.Move(folder.resolve(from), folder.resolve(to)));
        } else if (kind == 2 && !there.isEmpty() && Files.exists(folder.resolve(there.getFirst()))
                && changes.isEmpty()) {
            model.remove(there.getFirst());
            changes.add(new WorkspaceEdit.Delete(folder.resolve(there.getFirst())));
        } else if (!there.isEmpty() && changes.stream().noneMatch(WorkspaceEdit.Edits.class::isInstance)) {
            String name = there.get(random.nextInt(there.size()));
            changes.add(edits(random, folder.resolve(name), name, model));
        }
    }

    private static Change edits(Random random, Path file, String name, Map<String, String> model) {
        String old = model.get(name);
        Text text = Text.of(old);
        List<TextEdit> edits = new ArrayList<>();
        var made = new StringBuilder();
        int at = 0;
        while (at <= old.length() && edits.size() < 4) {
            int start = whole(old, at + random.nextInt(3));
            int end = whole(old, start + random.nextInt(3));
            String fresh = text(random);
            edits.add(new TextEdit(new Range(text.positionOf(start), text.positionOf(end)), fresh));
            made.append(old, at, start).append(fresh);
            at = end;
            if (start == end) {
                break;
            }
        }
        made.append(old.substring(at));
        model.put(name, made.toString());
        Collections.shuffle(edits, random);
        return new WorkspaceEdit.Edits(new FileEdits(file, edits), Optional.empty());
    }

    private static int whole(String text, int offset) {
        int at = Math.min(offset, text.length());
        boolean splits = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return splits ? at + 1 : at;
    }

    private static Map<String, String> encoded(Map<String, String> model) {
        Map<String, String> encoded = new TreeMap<>();
        model.forEach((name, text) -> encoded.put(name,
                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        return encoded;
    }

    private static Map<String, String> filesOf(Path folder) throws Exception {
        Map<String, String> all = Disks.all(folder);
        all.values().removeIf("folder"::equals);
        return all;
    }
}
