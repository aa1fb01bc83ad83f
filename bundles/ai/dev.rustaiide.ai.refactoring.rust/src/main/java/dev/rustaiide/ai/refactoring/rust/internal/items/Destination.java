package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.RustNames;
import dev.rustaiide.foundation.error.FailureException;

/**
 * A module that takes something in.
 *
 * @param module as it is, or empty as it will be made
 * @param isNew whether it is made, with a file and a {@code mod} in its parent
 */
record Destination(Module module, boolean isNew) {
    private static final String NEXT = "Name a module like crate::shapes::round, or a file like src/shapes.rs.";

    /**
     * Reads what people call it: the path of a module, or of a file.
     *
     * @param empty makes the file of a module that is not there yet
     */
    static Destination of(String words, Module from, Workspace workspace, NewFile empty) throws FailureException {
        String name = words.strip();
        if (name.isEmpty()) {
            throw Refused.because(ItemMove.WHAT, "No module is named.", NEXT);
        }
        return name.endsWith(".rs") || name.contains("/") ? ofFile(name, from, workspace, empty)
                : ofPath(name, from, empty);
    }

    /** Makes a file of Rust that has nothing in it. */
    @FunctionalInterface
    interface NewFile {
        SourceFile at(Path path) throws FailureException;
    }

    private static Destination ofPath(String name, Module from, NewFile empty) throws FailureException {
        List<String> segments = Arrays.asList(name.replace(" ", "").split("::"));
        Module at = segments.getFirst().equals("self") || segments.getFirst().equals("super") ? from : from.root();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            Optional<Module> next = switch (segment) {
                case "crate" -> Optional.of(at.root());
                case "self" -> Optional.of(at);
                case "super" -> at.parent();
                default -> at.child(segment);
            };
            if (next.isEmpty() && i == segments.size() - 1) {
                return made(at, segment, empty);
            }
            at = next.orElseThrow(() -> Refused.because(ItemMove.WHAT, "There is no module “" + segment + "” on the "
                    + "way to “" + name + "”.", NEXT));
        }
        return new Destination(at, false);
    }

    private static Destination ofFile(String name, Module from, Workspace workspace, NewFile empty)
            throws FailureException {
        Path file = from.crate().target().folder().resolve(name).normalize();
        List<Module> there = workspace.modulesOf(file).stream().filter(each -> each.crate() == from.crate()).toList();
        if (there.size() == 1) {
            return new Destination(there.getFirst(), false);
        }
        if (there.size() > 1) {
            throw Refused.because(ItemMove.WHAT, name + " is the file of several modules.", NEXT);
        }
        for (Module module : from.crate().modules()) {
            if (module.folder().equals(file.getParent()) && file.toString().endsWith(".rs")) {
                return made(module, file.getFileName().toString().replace(".rs", ""), empty);
            }
        }
        throw Refused.because(ItemMove.WHAT, name + " is the file of no module of this crate, and no module of it "
                + "could have its file there.", NEXT);
    }

    private static Destination made(Module parent, String name, NewFile empty) throws FailureException {
        RustNames.require(ItemMove.WHAT, name);
        boolean taken = parent.names().items().stream().anyMatch(item -> item.name().equals(name)
                && item.spaces().contains(Space.TYPE));
        if (taken) {
            throw Refused.because(ItemMove.WHAT, "“" + parent.path() + "::" + name + "” is there and is no module "
                    + "that can be read.", NEXT);
        }
        SourceFile file = empty.at(parent.folder().resolve(name.replace("r#", "") + ".rs"));
        return new Destination(new Module(parent.crate(), Optional.of(parent), name, file, Optional.empty(),
                file.root(), parent.folder().resolve(name)), true);
    }
}
