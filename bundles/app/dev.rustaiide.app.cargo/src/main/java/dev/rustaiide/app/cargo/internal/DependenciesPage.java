package dev.rustaiide.app.cargo.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.common.Amount;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.DependencyTree;
import dev.rustaiide.system.cargo.integration.DependencyTree.Id;
import dev.rustaiide.system.cargo.integration.DependencyTree.Node;
import dev.rustaiide.system.cargo.integration.NewerVersion;

/** All packages that a workspace is built from, as a tree; what is there twice, newer, or without licence is marked. */
public final class DependenciesPage {
    static final String ID = "cargo.dependencies";
    static final String CONTRIBUTION = "bundleclass://dev.rustaiide.app.cargo/" + DependenciesPage.class.getName();

    private static final DependencyTree NONE = new DependencyTree(List.of(), List.of(), "");

    private final ShownCargo shown;
    private final CargoDependencies dependencies;
    private final Editors editors;
    private final PanelHeader header;
    private final RowView<Place> rows;
    private final PageWork reading;
    private final PageWork asking;
    private Optional<Path> root = Optional.empty();
    private List<Place> roots = List.of();
    private DependencyTree tree = NONE;
    private Map<Id, Node> nodes = Map.of();
    private Map<String, NewerVersion> newer = Map.of();
    private Set<String> duplicates = Set.of();

    /** A package at one of its places: the way from a member to it. */
    private record Place(List<Id> way, Set<CargoDependency.Kind> kinds) {
        Id id() {
            return way.getLast();
        }
    }

    @Inject
    public DependenciesPage(Composite parent, Look look, ShownCargo shown, CargoDependencies dependencies,
            DependencyActions actions, Editors editors, Ui ui) {
        this.shown = shown;
        this.dependencies = dependencies;
        this.editors = editors;
        parent.setLayout(Grids.stacked());
        header = new PanelHeader(parent, look, "Dependencies");
        header.setGround(Token.BACKGROUND);
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        header.add(Icon.ADD, "Add dependency…", actions::add);
        header.add(Icon.UPLOAD, "Update Cargo.lock…", actions::update);
        header.add(Icon.GLOBE, "Ask the registry for newer versions", () -> askNewer(true));
        header.add(Icon.REFRESH, "Read again", this::read);
        rows = new RowView<>(parent, look, "Packages", new Model(), false);
        rows.setGround(Token.BACKGROUND);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.onActivate((place, how) -> open(place, how != Activation.CLICK));
        reading = new PageWork(parent, header, look, ui);
        asking = new PageWork(parent, header, look, ui);
        shown.onChange(parent, this::follow);
        read();
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    private final class Model implements RowModel<Place> {
        @Override
        public List<Place> roots() {
            return roots;
        }

        @Override
        public boolean hasChildren(Place place) {
            return Optional.ofNullable(nodes.get(place.id())).filter(node -> !node.needs().isEmpty()).isPresent()
                    && place.way.indexOf(place.id()) == place.way.size() - 1;
        }

        @Override
        public List<Place> children(Place place) {
            List<Place> children = new ArrayList<>();
            for (DependencyTree.Need need : nodes.get(place.id()).needs()) {
                List<Id> way = new ArrayList<>(place.way);
                way.add(need.id());
                children.add(new Place(way, need.kinds()));
            }
            return children;
        }

        @Override
        public Row row(Place place) {
            return DependenciesPage.this.row(place);
        }
    }

    private void read() {
        root = shown.workspace().map(CargoWorkspace::root);
        rows.setEmpty(root.isPresent() ? EmptyText.NOTHING : EmptyText.of("The folder is no Cargo workspace."));
        rows.refresh();
        root.ifPresentOrElse(here -> reading.follow("Reading the dependencies", dependencies.tree(here), this::show),
                reading::stop);
    }

    private void follow() {
        boolean other = root.map(here -> !shown.isAt(here)).orElseGet(() -> shown.workspace().isPresent());
        if (other) {
            asking.stop();
            newer = Map.of();
            take(NONE);
            read();
        }
    }

    private void take(DependencyTree found) {
        tree = found;
        nodes = new HashMap<>();
        found.packages().forEach(node -> nodes.put(node.id(), node));
        duplicates = found.duplicates().keySet();
        roots = found.members().stream().map(id -> new Place(List.of(id), Set.of(CargoDependency.Kind.NORMAL)))
                .toList();
        header.setDetail("");
    }

    private void show(Outcome<DependencyTree> outcome) {
        switch (outcome) {
            case Outcome.Success<DependencyTree>(DependencyTree found) -> {
                take(found);
                rows.open(roots);
                rows.refresh();
                detail();
                askNewer(false);
            }
            case Outcome.Failed<DependencyTree>(Throwable cause) -> {
                Failure failure = FailureNotices.failureOf(cause);
                rows.setEmpty(EmptyText.of(failure.what() + " " + failure.why() + " " + failure.nextStep(),
                        "Read again", this::read));
                rows.refresh();
            }
            case Outcome.Cancelled<DependencyTree> stopped -> {
                rows.setEmpty(EmptyText.of("Reading them was stopped.", "Read again", this::read));
                rows.refresh();
            }
        }
    }

    private void detail() {
        long bytes = tree.packages().stream().mapToLong(node -> Math.max(0, node.bytes())).sum();
        long old = newer.values().stream().filter(NewerVersion::isNewer).count();
        long unknown = newer.values().stream().filter(each -> !each.isKnown()).count();
        header.setDetail(tree.packages().size() + " packages, " + size(bytes) + " of sources"
                + (duplicates.isEmpty() ? "" : ", " + duplicates.size() + " in several versions")
                + (old == 0 ? "" : ", " + old + " with newer versions")
                + (unknown == 0 ? "" : ", of " + unknown + " it cannot be known")
                + (tree.note().isEmpty() ? "" : ". " + SafeText.line(tree.note())));
    }

    private void askNewer(boolean online) {
        root.ifPresent(here -> {
            Call<List<NewerVersion>> call = dependencies.newer(here, online);
            if (online) {
                asking.follow("Asking the registry", call, outcome -> showNewer(outcome, true));
            } else {
                asking.await(call, outcome -> showNewer(outcome, false));
            }
        });
    }

    /** What nobody asked for does not say why it failed. */
    private void showNewer(Outcome<List<NewerVersion>> outcome, boolean asked) {
        if (outcome instanceof Outcome.Success<List<NewerVersion>>(List<NewerVersion> found)) {
            newer = found.stream().collect(Collectors.toMap(NewerVersion::name, each -> each,
                    (first, second) -> first));
            rows.refresh();
            detail();
        } else if (asked && outcome instanceof Outcome.Failed<List<NewerVersion>>(Throwable cause)) {
            Failure failure = FailureNotices.failureOf(cause);
            header.setDetail(SafeText.line(failure.what() + " " + failure.why() + " " + failure.nextStep()));
        }
    }

    static String size(long bytes) {
        return bytes < 0 ? "not here" : Amount.bytes(bytes);
    }

    private Row row(Place place) {
        Node node = nodes.get(place.id());
        boolean member = place.way.size() == 1;
        Row row = Row.of(new Glyph(Icon.CARGO, member ? Token.SYNTAX_CONSTANT : Token.MUTED),
                SafeText.line(place.id().name() + " " + place.id().version()));
        String licence = node == null || node.licence().isEmpty() ? "no licence named" : node.licence();
        String kinds = place.kinds.contains(CargoDependency.Kind.NORMAL) ? "" : place.kinds.stream()
                .map(CargoDependency.Kind::word).sorted().collect(Collectors.joining(", ", "  for ", ""));
        row.detail(SafeText.line(licence + "  " + size(node == null ? -1 : node.bytes()) + kinds));
        NewerVersion known = newer.get(place.id().name());
        if (known != null && known.isNewer() && known.now().equals(place.id().version())) {
            String version = known.latest().or(known::compatible).orElseThrow().toString();
            row.badge(version + " is there", Token.INFO)
                    .hint(version + " is there, says " + SafeText.line(known.from()));
        } else if (duplicates.contains(place.id().name())) {
            row.badge("several versions", Token.WARNING).hint(SafeText.line("Also " + tree.duplicates()
                    .get(place.id().name()).stream().filter(id -> !id.equals(place.id())).map(Id::version)
                    .collect(Collectors.joining(", "))));
        }
        return row;
    }

    private void open(Place place, boolean wanted) {
        if (wanted) {
            Optional.ofNullable(nodes.get(place.id())).flatMap(Node::folder).ifPresent(folder -> editors.open(
                    folder.resolve("Cargo.toml")));
        }
    }
}
