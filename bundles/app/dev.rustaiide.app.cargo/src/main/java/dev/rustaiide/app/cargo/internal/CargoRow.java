package dev.rustaiide.app.cargo.internal;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoFeature;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

/** A row of the Cargo view. */
sealed interface CargoRow {
    RowAction RUN = new RowAction(Icon.RUN, "Run");
    RowAction TEST = new RowAction(Icon.TEST, "Run tests");
    RowAction ADD = new RowAction(Icon.ADD, "Add dependency");
    RowAction CHECK = new RowAction(Icon.CHECK, "Check");

    /** What stays the same when the workspace is read anew. */
    Object key();

    Row row();

    default List<CargoRow> children() {
        return List.of();
    }

    /** Something that people choose. */
    record OfChoice(Chosen chosen, String value) implements CargoRow {
        @Override
        public Object key() {
            return chosen;
        }

        @Override
        public Row row() {
            return Row.of(new Glyph(chosen.icon, Token.MUTED), chosen.title).detail(SafeText.line(value))
                    .hint(chosen.title + ": " + SafeText.line(value) + ". Enter chooses another.");
        }
    }

    /** What can be chosen for a workspace. */
    enum Chosen {
        PROFILE("Profile", Icon.BENCH), TOOLCHAIN("Toolchain", Icon.SETTINGS);

        private final String title;
        private final Icon icon;

        Chosen(String title, Icon icon) {
            this.title = title;
            this.icon = icon;
        }
    }

    /** All members together. */
    record OfWorkspace(CargoWorkspace workspace, CargoChoice choice) implements CargoRow {
        @Override
        public Object key() {
            return workspace.root();
        }

        @Override
        public Row row() {
            int members = workspace.packages().size();
            return Row.of(new Glyph(Icon.CARGO, Token.SYNTAX_CONSTANT),
                    SafeText.line(String.valueOf(workspace.root().getFileName()))).strong()
                    .detail(members == 1 ? "1 member" : members + " members").actions(CHECK, TEST);
        }

        @Override
        public List<CargoRow> children() {
            return workspace.packages().stream().<CargoRow>map(each -> new OfMember(each, choice)).toList();
        }
    }

    /** A member with all that it has. */
    record OfMember(CargoPackage member, CargoChoice choice) implements CargoRow {
        @Override
        public Object key() {
            return member.manifest();
        }

        @Override
        public Row row() {
            boolean runs = member.targets().stream().anyMatch(each -> each.kind() == CargoTarget.Kind.PROGRAM);
            Row row = Row.of(new Glyph(Icon.CARGO, Token.MUTED), SafeText.line(member.name()))
                    .detail(SafeText.line(member.version())).hint(SafeText.line(member.name() + " " + member.version()
                            + ", edition " + member.edition() + (member.licence().isEmpty() ? ", no licence named"
                                    : ", " + member.licence())));
            return runs ? row.actions(RUN, CHECK, TEST) : row.actions(CHECK, TEST);
        }

        @Override
        public List<CargoRow> children() {
            Stream<CargoRow> targets = member.targets().stream()
                    .filter(each -> each.kind() != CargoTarget.Kind.BUILD_SCRIPT)
                    .map(each -> new OfTarget(member, each));
            Stream<CargoRow> groups = Stream.of(new OfFeatures(member, choice), new OfDependencies(member));
            return Stream.concat(targets, groups.filter(each -> each instanceof OfDependencies
                    || !each.children().isEmpty())).toList();
        }
    }

    /** What can be built. */
    record OfTarget(CargoPackage member, CargoTarget target) implements CargoRow {
        /** What names a target. */
        record Key(Object member, CargoTarget.Kind kind, String name) {}

        @Override
        public Object key() {
            return new Key(member.manifest(), target.kind(), target.name());
        }

        @Override
        public Row row() {
            String word = target.kind().name().toLowerCase(Locale.ROOT);
            Row row = Row.of(glyph(), SafeText.line(target.name())).detail(word)
                    .hint(SafeText.line(target.source().toString()));
            return switch (target.kind()) {
                case PROGRAM, EXAMPLE -> row.actions(RUN);
                case LIBRARY, TEST -> row.actions(TEST);
                case BENCH -> row.actions(new RowAction(Icon.RUN, "Run benchmark"));
                case BUILD_SCRIPT -> row;
            };
        }

        private Glyph glyph() {
            return switch (target.kind()) {
                case PROGRAM -> new Glyph(Icon.TERMINAL, Token.SUCCESS);
                case EXAMPLE -> new Glyph(Icon.LIGHT_BULB, Token.MUTED);
                case LIBRARY -> new Glyph(Icon.BOOK, Token.MUTED);
                case TEST -> new Glyph(Icon.TEST, Token.SUCCESS);
                case BENCH -> new Glyph(Icon.BENCH, Token.MUTED);
                case BUILD_SCRIPT -> new Glyph(Icon.SETTINGS, Token.MUTED);
            };
        }
    }

    /** The features of a member. */
    record OfFeatures(CargoPackage member, CargoChoice choice) implements CargoRow {
        /** What names the group. */
        record Key(Object member) {}

        @Override
        public Object key() {
            return new Key(member.manifest());
        }

        @Override
        public Row row() {
            long on = member.features().stream().filter(each -> choice.has(member.name(), each.name())).count();
            return Row.of(new Glyph(Icon.EXTENSIONS, Token.MUTED), "Features")
                    .detail(on + " of " + member.features().size() + " on");
        }

        @Override
        public List<CargoRow> children() {
            return member.features().stream().<CargoRow>map(each -> new OfFeature(member, each, state(each)))
                    .toList();
        }

        private State state(CargoFeature feature) {
            return choice.has(member.name(), feature.name()) ? State.ON
                    : isImplied(feature.name()) ? State.IMPLIED : State.OFF;
        }

        /** Whether one that is on switches it on, over however many steps. */
        private boolean isImplied(String name) {
            var on = new HashSet<String>();
            var next = new ArrayDeque<String>();
            member.features().stream().map(CargoFeature::name).filter(each -> choice.has(member.name(), each))
                    .forEach(next::add);
            while (!next.isEmpty()) {
                String each = next.poll();
                if (on.add(each)) {
                    feature(each).ifPresent(found -> next.addAll(found.turnsOn()));
                }
            }
            return on.contains(name);
        }

        private Optional<CargoFeature> feature(String name) {
            return member.features().stream().filter(each -> each.name().equals(name)).findFirst();
        }
    }

    /** Whether a feature is on. */
    enum State {
        ON, IMPLIED, OFF
    }

    /** A feature with its box. */
    record OfFeature(CargoPackage member, CargoFeature feature, State state) implements CargoRow {
        /** What names a feature. */
        record Key(Object member, String name) {}

        @Override
        public Object key() {
            return new Key(member.manifest(), feature.name());
        }

        @Override
        public Row row() {
            Glyph box = switch (state) {
                case ON -> new Glyph(Icon.TICKED, Token.ACCENT);
                case IMPLIED -> new Glyph(Icon.PARTLY_TICKED, Token.MUTED);
                case OFF -> new Glyph(Icon.UNTICKED, Token.MUTED);
            };
            String word = switch (state) {
                case ON -> "on";
                case IMPLIED -> "on by another feature";
                case OFF -> "off";
            };
            return Row.of(box, SafeText.line(feature.name()))
                    .detail(SafeText.line(String.join(", ", feature.turnsOn())))
                    .hint(SafeText.line(feature.name()) + ", " + word + (feature.turnsOn().isEmpty() ? ""
                            : ". Turns on " + SafeText.line(String.join(", ", feature.turnsOn()))));
        }
    }

    /** What a member needs. */
    record OfDependencies(CargoPackage member) implements CargoRow {
        /** What names the group. */
        record Key(Object member) {}

        @Override
        public Object key() {
            return new Key(member.manifest());
        }

        @Override
        public Row row() {
            int count = member.dependencies().size();
            return Row.of(new Glyph(Icon.HIERARCHY, Token.MUTED), "Dependencies")
                    .detail(count == 0 ? "none" : String.valueOf(count)).actions(ADD);
        }

        @Override
        public List<CargoRow> children() {
            return member.dependencies().stream().<CargoRow>map(each -> new OfDependency(member, each)).toList();
        }
    }

    /** One that is needed. */
    record OfDependency(CargoPackage member, CargoDependency dependency) implements CargoRow {
        /** What names a dependency. */
        record Key(Object member, String name, CargoDependency.Kind kind, String platform) {}

        @Override
        public Object key() {
            return new Key(member.manifest(), dependency.name(), dependency.kind(), dependency.platform());
        }

        @Override
        public Row row() {
            boolean here = dependency.path().isPresent();
            String detail = here ? "in this workspace" : dependency.requirement();
            Row row = Row.of(new Glyph(here ? Icon.FOLDER : Icon.CARGO, Token.MUTED), SafeText.line(dependency.name()))
                    .detail(SafeText.line(detail + (dependency.platform().isEmpty() ? ""
                            : " on " + dependency.platform())));
            String badge = dependency.kind() == CargoDependency.Kind.NORMAL ? "" : dependency.kind().word();
            return row.badge(dependency.optional() ? badge.isEmpty() ? "optional" : badge + " optional" : badge,
                    Token.MUTED);
        }
    }
}
