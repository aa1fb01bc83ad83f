package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.rust.internal.Rust;
import dev.rustaiide.ai.refactoring.rust.internal.RustText;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** A small crate {@code a} of files that a test writes; ‹› stands where the caret is. */
final class Sample {
    private final Path folder;
    private final Map<String, String> texts = new TreeMap<>();
    private String caretFile = "";
    private int caret;

    Sample(Path folder) {
        this.folder = folder;
    }

    /** Lines from {@code // NAME.rs} on are a file of that name. */
    Sample with(String all) throws IOException {
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"a\"\nedition = \"2021\"\n");
        for (String part : all.split("(?m)^// (?=\\S+\\.rs$)")) {
            if (!part.isBlank()) {
                String name = part.lines().findFirst().orElseThrow();
                String text = part.substring(part.indexOf('\n') + 1);
                if (text.contains("‹›")) {
                    caretFile = name;
                    caret = text.indexOf("‹›");
                    text = text.replace("‹›", "");
                }
                Path file = folder.resolve(name.contains("/") ? name : "src/" + name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
                texts.put(name, text);
            }
        }
        return this;
    }

    private Path file() {
        return folder.resolve(caretFile.contains("/") ? caretFile : "src/" + caretFile);
    }

    private Workspace workspace() throws FailureException {
        return Workspace.around("", file(), folder, Rust.SYNTAX, Crates::read);
    }

    private ItemMove.Outcome moved(String to, boolean withImpls) throws FailureException {
        Workspace workspace = workspace();
        Item item = ItemMove.itemAt(workspace, file(), caret);
        Destination destination = Destination.of(to, item.module(), workspace, path -> new SourceFile(path,
                RustText.of("", Rust.SYNTAX, Rust.language(), Text.EMPTY)));
        return new ItemMove(workspace, item, destination, withImpls).outcome();
    }

    private SignatureChange.Outcome changed(String params, Optional<String> returns) throws FailureException {
        Workspace workspace = workspace();
        Resolver resolver = new Resolver(workspace);
        Family family = Family.at(workspace, resolver, workspace.modulesOf(file()).getFirst(), caret);
        return new SignatureChange(workspace, resolver, family, SignatureSpec.of(params), returns)
                .outcome(Optional.empty());
    }

    /** All files that differ afterwards, as they were given; or the conflicts, a line for each. */
    String move(String to) throws FailureException {
        ItemMove.Outcome outcome = moved(to, true);
        return shown(outcome.edits(), outcome.created(), outcome.conflicts());
    }

    String moveAlone(String to) throws FailureException {
        ItemMove.Outcome outcome = moved(to, false);
        return shown(outcome.edits(), outcome.created(), outcome.conflicts());
    }

    String change(String params) throws FailureException {
        SignatureChange.Outcome outcome = changed(params, Optional.empty());
        return shown(outcome.edits(), Optional.empty(), outcome.conflicts());
    }

    String returning(String params, String type) throws FailureException {
        SignatureChange.Outcome outcome = changed(params, Optional.of(type));
        return shown(outcome.edits(), Optional.empty(), outcome.conflicts());
    }

    private String shown(TextEdits edits, Optional<Map.Entry<Path, Text>> created, List<Conflict> conflicts) {
        var all = new StringBuilder();
        if (!conflicts.isEmpty()) {
            conflicts.forEach(each -> all.append(each.why()).append('\n'));
            return all.toString();
        }
        Map<String, String> after = new TreeMap<>();
        edits.after().forEach((path, text) -> after.put(name(path), text.toString()));
        created.ifPresent(file -> after.put(name(file.getKey()), file.getValue().toString()));
        after.forEach((name, text) -> {
            if (!text.equals(texts.get(name))) {
                all.append("// ").append(name).append('\n').append(text);
            }
        });
        return all.toString();
    }

    private String name(Path path) {
        Path source = folder.resolve("src");
        return (path.startsWith(source) ? source : folder).relativize(path).toString();
    }
}
