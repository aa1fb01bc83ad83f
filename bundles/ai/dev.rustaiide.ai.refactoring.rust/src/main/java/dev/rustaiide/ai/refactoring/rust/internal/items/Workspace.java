package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.ai.refactoring.rust.internal.RustText;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/**
 * The module trees of the crates that may name something of one package: its own, and those of other packages whose
 * texts have the name of its library. As the texts are at one time.
 */
final class Workspace {
    /** Where texts come from; empty if there is none. */
    @FunctionalInterface
    interface Texts {
        Optional<Text> read(Path file) throws FailureException;
    }

    private static final Pattern PATH = Pattern.compile("#\\[\\s*path\\s*=\\s*\"([^\"]*)\"\\s*\\]");

    private final Syntax syntax;
    private final Texts texts;
    private final List<Cargo.Target> targets;
    private final String what;
    private final Map<Path, SourceFile> files = new LinkedHashMap<>();
    private final Map<Path, SourceFile> known;
    private final Map<RustNode, Module> byBody = new HashMap<>();
    private final Map<Path, List<Module>> byFile = new HashMap<>();
    private final List<Crate> crates = new ArrayList<>();

    /** @param known what was read before; used again where the text is the same */
    private Workspace(String what, Syntax syntax, Texts texts, List<Cargo.Target> targets,
            Map<Path, SourceFile> known) {
        this.what = what;
        this.syntax = syntax;
        this.texts = texts;
        this.targets = targets;
        this.known = known;
    }

    /** @param what cannot be done if something cannot be read; a sentence */
    static Workspace around(String what, Path file, Path root, Syntax syntax, Texts texts) throws FailureException {
        try {
            var workspace = new Workspace(what, syntax, texts, Cargo.targets(root), Map.of());
            workspace.load(file);
            return workspace;
        } catch (IOException unreadable) {
            throw new FailureException(Refused.because(what, "The folder " + root + " cannot be read: "
                    + unreadable.getMessage() + ".", "Check its permissions.").failure(), unreadable);
        }
    }

    /** The same with other texts: those in {@code changed}, which may be of new files. */
    Workspace with(Map<Path, Text> changed) throws FailureException {
        Texts overlaid = file -> changed.containsKey(file) ? Optional.of(changed.get(file)) : texts.read(file);
        var after = new Workspace(what, syntax, overlaid, targets, files);
        for (Crate crate : crates) {
            after.add(crate.target());
        }
        return after;
    }

    private void load(Path file) throws FailureException {
        Optional<Path> home = targets.stream().map(Cargo.Target::folder).filter(file::startsWith)
                .max((one, other) -> Integer.compare(one.getNameCount(), other.getNameCount()));
        if (home.isEmpty()) {
            throw Refused.because(what, "The file belongs to no Cargo package.",
                    "Open the folder that has its Cargo.toml.");
        }
        List<String> names = new ArrayList<>();
        for (Cargo.Target target : targets) {
            if (target.folder().equals(home.get())) {
                add(target);
                names.add(target.name());
            }
        }
        for (Cargo.Target target : targets) {
            if (!target.folder().equals(home.get()) && mentions(target.folder(), names)) {
                add(target);
            }
        }
    }

    /** Whether a manifest could depend on one of {@code names}. */
    private static boolean mentions(Path folder, List<String> names) throws FailureException {
        try {
            String manifest = Files.readString(folder.resolve("Cargo.toml")).replace('-', '_');
            return names.stream().anyMatch(manifest::contains);
        } catch (IOException unreadable) {
            return true;
        }
    }

    private void add(Cargo.Target target) throws FailureException {
        Optional<SourceFile> file = read(target.root());
        if (file.isPresent()) {
            Crate crate = new Crate(target);
            crates.add(crate);
            add(new Module(crate, Optional.empty(), "crate", file.get(), Optional.empty(), file.get().root(),
                    target.root().getParent()));
        }
    }

    private void add(Module module) throws FailureException {
        module.crate().modules().add(module);
        byBody.putIfAbsent(module.names().body(), module);
        if (!module.isInline()) {
            byFile.computeIfAbsent(module.file().path(), fresh -> new ArrayList<>()).add(module);
        }
        for (Item item : List.copyOf(module.names().items())) {
            if (item.node().is("mod_item") && module.child(item.name()).isEmpty()) {
                Optional<Module> child = child(module, item);
                if (child.isPresent()) {
                    module.children().put(item.name(), child.get());
                    add(child.get());
                }
            }
        }
    }

    private Optional<Module> child(Module parent, Item item) throws FailureException {
        RustNode node = item.node();
        String name = item.name().startsWith("r#") ? item.name().substring(2) : item.name();
        Optional<RustNode> body = node.child("body");
        if (body.isPresent()) {
            return Optional.of(new Module(parent.crate(), Optional.of(parent), item.name(), parent.file(),
                    Optional.of(node), body.get(), parent.folder().resolve(name)));
        }
        Optional<String> named = Attributes.of(node).stream().map(RustNode::text).map(PATH::matcher)
                .filter(Matcher::find).map(matcher -> matcher.group(1)).findFirst();
        Path beside = parent.isInline() ? parent.folder() : parent.file().path().getParent();
        List<Path> places = named.isPresent() ? List.of(beside.resolve(named.get()).normalize())
                : List.of(parent.folder().resolve(name + ".rs"), parent.folder().resolve(name).resolve("mod.rs"));
        for (Path place : places) {
            Optional<SourceFile> file = read(place);
            if (file.isPresent()) {
                boolean owns = named.isPresent() || place.endsWith("mod.rs");
                Path folder = owns ? place.getParent() : parent.folder().resolve(name);
                return Optional.of(new Module(parent.crate(), Optional.of(parent), item.name(), file.get(),
                        Optional.of(node), file.get().root(), folder));
            }
        }
        return Optional.empty();
    }

    private Optional<SourceFile> read(Path path) throws FailureException {
        if (files.containsKey(path)) {
            return Optional.of(files.get(path));
        }
        Optional<Text> text = texts.read(path);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        SourceFile before = known.get(path);
        SourceFile file = before != null && before.text().equals(text.get()) ? before
                : new SourceFile(path, RustText.of(what, syntax, syntax.languageOf(path, ""), text.get()));
        files.put(path, file);
        return Optional.of(file);
    }

    List<Crate> crates() {
        return crates;
    }

    Map<Path, SourceFile> files() {
        return files;
    }

    /** All modules of all crates. A file that two crates have is there twice. */
    List<Module> modules() {
        return crates.stream().flatMap(crate -> crate.modules().stream()).toList();
    }

    /** The modules that are the whole of {@code file}. */
    List<Module> modulesOf(Path file) {
        return byFile.getOrDefault(file, List.of());
    }

    /** The module whose braces, or whose file, {@code body} is. */
    Optional<Module> moduleWith(RustNode body) {
        return Optional.ofNullable(byBody.get(body));
    }

    /** The library that other crates call {@code name}. */
    Optional<Crate> library(String name, Crate from) {
        return crates.stream().filter(crate -> crate != from && crate.target().library()
                && crate.target().name().equals(name)).findFirst();
    }
}
