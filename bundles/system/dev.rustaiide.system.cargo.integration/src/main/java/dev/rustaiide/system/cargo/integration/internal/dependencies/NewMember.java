package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Toml.Section;
import dev.rustaiide.foundation.serialization.Toml.Value;
import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

/** A package more in a workspace, where its others are, with what they inherit. */
public final class NewMember {
    private static final String LATEST = "2024";
    /** Cargo refuses them. */
    private static final Set<String> TAKEN = Set.of("test", "core", "std", "alloc", "proc_macro", "proc-macro", "build",
            "deps", "examples", "incremental");

    private final CargoWorkspace workspace;
    private final String text;
    private final Toml toml;
    private final String lineEnd;

    /** {@code text} is the manifest of the workspace. */
    public NewMember(CargoWorkspace workspace, String text) {
        this.workspace = workspace;
        this.text = text;
        this.toml = Toml.read(text);
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The edit that makes it. */
    public WorkspaceEdit named(String name, boolean library) throws FailureException {
        demandName(name);
        Optional<Section> section = toml.section("workspace");
        List<Value> members = section.flatMap(each -> each.entry("members")).map(Toml.Entry::value)
                .filter(value -> value instanceof Toml.Arr).map(value -> ((Toml.Arr) value).items()).orElse(List.of());
        Optional<String> glob = members.stream().flatMap(each -> each.string().stream())
                .filter(each -> each.endsWith("/*")).findFirst();
        String place = glob.map(each -> each.substring(0, each.length() - 1)).or(() -> members.stream()
                .flatMap(each -> each.string().stream()).filter(each -> each.contains("/")).findFirst()
                .map(each -> each.substring(0, each.lastIndexOf('/') + 1))).orElse("") + name;
        Path folder = workspace.root().resolve(place);
        if (Files.exists(folder)) {
            throw refusal(name, folder + " is there already.", "Choose another name.");
        }
        List<WorkspaceEdit.Change> changes = new ArrayList<>();
        if (glob.isEmpty()) {
            changes.add(new WorkspaceEdit.Edits(new FileEdits(workspace.manifest(), Splice.edits(text,
                    List.of(listed(section, members, place)))), Optional.empty()));
        }
        changes.add(new WorkspaceEdit.Create(folder.resolve("Cargo.toml"), manifest(name)));
        changes.add(library ? new WorkspaceEdit.Create(folder.resolve("src/lib.rs"), "//! What " + name + " is for.\n")
                : new WorkspaceEdit.Create(folder.resolve("src/main.rs"),
                        "fn main() {\n    println!(\"Hello from " + name + "\");\n}\n"));
        return new WorkspaceEdit(changes);
    }

    private void demandName(String name) throws FailureException {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}") || TAKEN.contains(name)) {
            throw refusal(name, "Cargo takes no such name.", "Use letters, digits, - and _, a letter first.");
        }
        if (workspace.member(name).isPresent()) {
            throw refusal(name, "The workspace has a member of that name.", "Choose another name.");
        }
    }

    private static FailureException refusal(String name, String why, String next) {
        return new FailureException(new Failure.Other("Cannot make the package “" + name + "”.", why, next));
    }

    private Splice listed(Optional<Section> section, List<Value> members, String place) {
        String item = '"' + place + '"';
        if (!members.isEmpty()) {
            int end = members.getLast().end();
            int line = text.lastIndexOf('\n', members.getLast().start()) + 1;
            String indent = text.substring(line, members.getLast().start());
            return new Splice(end, end, indent.isBlank() ? "," + lineEnd + indent + item : ", " + item);
        }
        Optional<Value> empty = section.flatMap(each -> each.entry("members")).map(Toml.Entry::value);
        if (empty.isPresent()) {
            return new Splice(empty.get().start(), empty.get().end(), "[" + item + "]");
        }
        if (section.isPresent()) {
            return new Splice(section.get().body(), section.get().body(), "members = [" + item + "]" + lineEnd);
        }
        String gap = text.endsWith("\n") ? lineEnd : lineEnd + lineEnd;
        return new Splice(text.length(), text.length(), gap + "[workspace]" + lineEnd + "members = [" + item + "]"
                + lineEnd);
    }

    private String manifest(String name) {
        var manifest = new StringBuilder("[package]\nname = \"" + name + "\"\n");
        Optional<Section> shared = toml.section("workspace", "package");
        String edition = workspace.packages().stream().map(CargoPackage::edition).max(String::compareTo)
                .orElse(LATEST);
        for (String key : List.of("version", "edition", "rust-version", "license", "publish")) {
            if (shared.flatMap(section -> section.entry(key)).isPresent()) {
                manifest.append(key).append(".workspace = true\n");
            } else if (key.equals("version") || key.equals("edition")) {
                manifest.append(key).append(" = \"").append(key.equals("version") ? "0.1.0" : edition).append("\"\n");
            }
        }
        boolean lints = toml.sections().stream().anyMatch(section -> section.name().size() > 1
                && section.name().subList(0, 2).equals(List.of("workspace", "lints")));
        return manifest.append(lints ? "\n[lints]\nworkspace = true\n" : "").toString();
    }
}
