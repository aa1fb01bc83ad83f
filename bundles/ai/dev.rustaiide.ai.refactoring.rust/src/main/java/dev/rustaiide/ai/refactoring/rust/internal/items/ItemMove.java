package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** Moves an item of a module to another module of its crate, with all that names it. */
final class ItemMove {
    static final String WHAT = "Cannot move this.";
    private static final String ITEMS = "Put the caret on the name of a function, type, trait, constant or static "
            + "of a module.";

    private final Moving moving;
    private final Destination to;

    /**
     * What comes out.
     *
     * @param edits of files that are there
     * @param created the text of the file that is made
     */
    record Outcome(TextEdits edits, Optional<Map.Entry<Path, Text>> created, List<Conflict> conflicts) {}

    /** @param withImpls whether the {@code impl} blocks of a type go with it, as far as they are in its module */
    ItemMove(Workspace workspace, Item item, Destination to, boolean withImpls) throws FailureException {
        this.to = to;
        if (to.module() == item.module()) {
            throw Refused.because(WHAT, "It is in " + to.module().path() + " already.", "Name another module.");
        }
        if (to.module().root() != item.module().root()) {
            throw Refused.because(WHAT, to.module().path() + " is a module of another crate.",
                    "Name a module of the same crate.");
        }
        this.moving = new Moving(workspace, item, to.module(), withImpls);
    }

    /** The item of a module whose name, or whose first line, is at {@code offset} of {@code file}. */
    static Item itemAt(Workspace workspace, Path file, int offset) throws FailureException {
        List<Module> modules = workspace.modulesOf(file);
        if (modules.isEmpty()) {
            throw Refused.because(WHAT, "The file belongs to no crate of a Cargo package.",
                    "Declare it as a module, or open the folder that has its Cargo.toml.");
        }
        if (modules.size() > 1) {
            throw Refused.because(WHAT, "The file is a module of several crates, each with paths of its own.",
                    "Have one crate use the module of the other.");
        }
        RustNode node = modules.getFirst().file().root().at(offset, offset);
        for (Optional<RustNode> at = Optional.of(node); at.isPresent(); at = at.get().parent()) {
            Optional<Module> home = at.get().parent().flatMap(workspace::moduleWith);
            if (home.isPresent() && at.get().is("function_item", "struct_item", "enum_item", "union_item",
                    "trait_item", "const_item", "static_item", "type_item")) {
                RustNode found = at.get();
                return home.get().names().items().stream().filter(item -> item.node() == found).findFirst()
                        .orElseThrow(() -> Refused.because(WHAT, "It has no name.", ITEMS));
            }
        }
        throw Refused.because(WHAT, "There is no item of a module here.", ITEMS);
    }

    Outcome outcome() throws FailureException {
        checkPlace();
        UseRewrites rewrites = new UseRewrites(moving);
        rewrites.find();
        MovedText text = new MovedText(moving);
        text.find();
        new PrivateParts(moving).check();
        checkConditions();
        Visibility visibility = rewrites.needed();
        TextEdits edits = moving.edits();
        Optional<Map.Entry<Path, Text>> created = Optional.empty();
        if (to.isNew()) {
            moving.uses().writeTo(edits);
            created = Optional.of(Map.entry(to.module().file().path(), newFile(text.text(visibility, ""))));
            declare(visibility);
        } else {
            moving.uses().writeTo(edits);
            insert(text.text(visibility, indent()));
        }
        for (Span span : moving.spans()) {
            Lines.delete(edits, moving.from().file(), span.start(), span.end());
        }
        edits.files().keySet().stream().filter(edits::overlaps).forEach(file -> moving.conflict(
                edits.files().get(file), 0, "Two changes of this file are in each other's way.",
                "Change one of them by hand first."));
        if (moving.conflicts().isEmpty()) {
            verify(created);
        }
        return new Outcome(edits, created, moving.conflicts());
    }

    private void verify(Optional<Map.Entry<Path, Text>> created) throws FailureException {
        Map<Path, Text> after = moving.edits().after();
        created.ifPresent(file -> after.put(file.getKey(), file.getValue()));
        new Verification(moving, moving.workspace().with(after)).check();
    }

    private void checkPlace() {
        Item item = moving.item();
        SourceFile file = item.module().file();
        if (file.root().isBroken() || to.module().file().root().isBroken()) {
            moving.conflict(file, 0, "This file or that of the new place does not parse.", "Mend it first.");
        }
        if (item.name().equals("main") && item.module().parent().isEmpty()) {
            moving.conflict(file, item.node().start(), "A program begins here.", "Move something else.");
        }
        boolean again = moving.from().names().items().stream()
                .anyMatch(other -> other != item && other.name().equals(item.name()));
        if (again) {
            moving.conflict(file, item.node().start(), "The module has something else with the name “" + item.name()
                    + "”.", "Rename one of them first.");
        }
        for (Space space : Space.values()) {
            moving.resolver().lookup(to.module().names(), item.name(), space, to.module())
                    .filter(step -> !moving.isItem(step) && step.through().filter(Import::isGlob).isEmpty())
                    .ifPresent(step -> moving.conflict(to.module().file(), 0, "“" + item.name() + "” is a name in "
                            + to.module().path() + " already.", "Rename one of them first."));
        }
        int edition = item.module().crate().target().edition();
        if (edition != 0 && edition < 2018) {
            moving.conflict(file, 0, "The crate is of the edition of 2015, whose paths are other ones.",
                    "Have cargo fix --edition bring it to a newer one.");
        }
    }

    /** Both places must be compiled under the same conditions. */
    private void checkConditions() {
        if (!conditions(moving.from()).equals(conditions(to.module()))) {
            moving.conflict(to.module().file(), 0, moving.from().path() + " and " + to.module().path()
                    + " are not compiled under the same conditions.", "Move it to a module with the same #[cfg].");
        }
    }

    /** What it takes for a module to be compiled. */
    static List<String> conditions(Module module) {
        List<String> all = new ArrayList<>();
        for (Optional<Module> at = Optional.of(module); at.isPresent(); at = at.get().parent()) {
            at.get().declaration().ifPresent(node -> all.addAll(Attributes.conditions(node)));
        }
        return all;
    }

    private String indent() {
        Module module = to.module();
        return module.isInline() ? Lines.indent(module.file().text(), module.declaration().orElseThrow().start())
                + "    " : "";
    }

    private void insert(String moved) {
        Module module = to.module();
        Text text = module.file().text();
        String newLine = Lines.end(text);
        if (module.isInline()) {
            int brace = module.names().body().end() - 1;
            int line = text.lineStart(text.lineOf(brace));
            boolean alone = text.substring(line, brace).isBlank();
            boolean empty = module.names().body().children().stream().noneMatch(RustNode::isNamed);
            moving.edits().add(module.file(), TextChange.insert(alone ? line : brace,
                    (alone && !empty || !alone ? newLine : "") + indent() + moved + newLine
                            + (alone ? "" : Lines.indent(text, brace))));
        } else {
            boolean ended = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
            moving.edits().add(module.file(), TextChange.insert(text.length(),
                    (ended ? "" : newLine) + (text.length() == 0 ? "" : newLine) + moved + newLine));
        }
    }

    private Text newFile(String moved) {
        var lines = new StringBuilder();
        boolean documented = to.module().root().file().root().children().stream()
                .anyMatch(node -> node.is("inner_attribute_item") && node.text().contains("missing_docs"));
        if (documented) {
            lines.append("//! [`").append(moving.item().name()).append("`] and what belongs to it.\n\n");
        }
        moving.uses().of(to.module().names()).forEach(line -> lines.append(line).append('\n'));
        return Text.of((lines.isEmpty() ? "" : lines + "\n") + moved + "\n");
    }

    /** Writes {@code mod} into the parent of a module that is made, so that all who need it see it. */
    private void declare(Visibility item) {
        Module parent = to.module().parent().orElseThrow();
        Visibility seen = new Visibility(Optional.of(parent));
        for (PathUse use : moving.outside()) {
            if (moving.hit(use.steps(moving.resolver())) >= 0) {
                seen = seen.widened(use.module());
            }
        }
        boolean exported = item.within().isEmpty() && moving.from().visibility().within().isEmpty()
                && moving.from().parent().isPresent();
        String visibility = (exported ? Visibility.PUBLIC : seen).in(parent);
        ModuleLines.add(parent, visibility + "mod " + to.module().name() + ";", moving.edits());
    }
}
