package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.DependencyTree;
import dev.rustaiide.system.cargo.integration.Detection;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;
import dev.rustaiide.system.cargo.integration.NewerVersion;
import dev.rustaiide.system.cargo.integration.internal.dependencies.CrateSources;
import dev.rustaiide.system.cargo.integration.internal.dependencies.ManifestEdits;
import dev.rustaiide.system.cargo.integration.internal.dependencies.Newer;
import dev.rustaiide.system.cargo.integration.internal.dependencies.NewMember;
import dev.rustaiide.system.cargo.integration.internal.dependencies.RegistryAsked;
import dev.rustaiide.system.cargo.integration.internal.dependencies.Requirement;
import dev.rustaiide.system.cargo.integration.internal.dependencies.TreeReader;
import dev.rustaiide.system.network.services.Network;

/** Answers from what lies on this machine, and from the registry only where somebody asks for it. */
@Component
public final class OfflineDependencies implements CargoDependencies {
    private static final int MOST_OFFERS = 50;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final Cargo cargo;
    private final TrustedCargo trusted;
    private final Network network;
    private volatile @Nullable ExecutionPolicy policy;

    @Activate
    public OfflineDependencies(@Reference Cargo cargo, @Reference Processes processes, @Reference Programs programs,
            @Reference Settings settings, @Reference Network network) {
        this.cargo = cargo;
        this.trusted = new TrustedCargo(processes, programs, settings);
        this.network = network;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindPolicy(ExecutionPolicy provided) {
        policy = provided;
    }

    void unbindPolicy(ExecutionPolicy gone) {
        policy = policy == gone ? null : policy;
    }

    private CargoWorkspace workspace(Path folder, Scope scope) throws Exception {
        return switch (scope.await(cargo.detect(folder))) {
            case Detection.Found(CargoWorkspace found) -> found;
            case Detection.None none -> throw new FailureException(new Failure.Missing(folder.resolve("Cargo.toml")));
            case Detection.Broken(Path manifest, Diagnostic problem) -> throw new FailureException(
                    new Failure.BadContent(problem.location().file(), problem.location().range().start().line() + 1,
                            problem.location().range().start().character() + 1, problem.message(),
                            "Correct the manifest."));
            case Detection.Unavailable(Path manifest, Failure failure) -> throw new FailureException(failure);
        };
    }

    @Override
    public Call<DependencyTree> tree(Path folder) {
        return Call.start("dependencies", scope -> {
            CargoWorkspace workspace = workspace(folder, scope);
            Path root = workspace.root();
            if (!TrustedCargo.mayRun(policy, root)) {
                return ofLock(workspace, "The folder is not trusted, so Cargo was not asked what is needed for what.");
            }
            // Nobody who looks wants a file of the folder to change.
            var arguments = new ArrayList<>(List.of("metadata", "--format-version=1", "--locked"));
            arguments.addAll(trusted.options(root).features().options());
            host(root).ifPresent(host -> arguments.add("--filter-platform=" + host));
            Processes.Result told = trusted.ask(root, "read the dependencies", false, arguments);
            return told.exit() == 0 ? TreeReader.ofMetadata(told.out()) : ofLock(workspace, why(root, told.err()));
        });
    }

    /** What the compiler builds for: what other machines need is nobody's here. */
    private Optional<String> host(Path root) throws InterruptedException, ExecutionException {
        try {
            return Optional.of(trusted.compiler(root).host());
        } catch (FailureException untold) {
            // Cargo says itself what is wrong with its compiler, if that is in its way.
            return Optional.empty();
        }
    }

    private static String why(Path root, String printed) {
        return printed.contains("cannot create the lock file") ? "Looking at the dependencies writes none."
                : printed.contains("--locked") ? "The manifests ask for more than is in it, until the next build."
                        : "Cargo says: " + complaint(root, printed);
    }

    private static String complaint(Path root, String printed) {
        return new ManifestProblem(root, root.resolve("Cargo.toml")).error(printed).map(Diagnostic::message)
                .orElse(printed.strip()) + ".";
    }

    /** {@code why} Cargo does not tell it itself. */
    private static DependencyTree ofLock(CargoWorkspace workspace, String why) throws Exception {
        Path lock = workspace.root().resolve("Cargo.lock");
        if (!Files.isRegularFile(lock)) {
            throw refusal("tell the dependencies", "There is no Cargo.lock yet. " + why, "Build once where the packages"
                    + " can be had, or name a directory source in .cargo/config.toml.");
        }
        return TreeReader.ofLock(read(lock), workspace, CrateSources.of(workspace.root(), CargoHome.here()),
                "Read off Cargo.lock. " + why);
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Override
    public Call<List<NewerVersion>> newer(Path folder, boolean online) {
        return Call.start("newer versions", scope -> {
            CargoWorkspace workspace = workspace(folder, scope);
            Path lock = workspace.root().resolve("Cargo.lock");
            var sources = CrateSources.of(workspace.root(), CargoHome.here());
            var newer = new Newer(sources, Files.isRegularFile(lock) ? read(lock) : "");
            if (!online || sources.isReplaced()) {
                return newer.all(workspace, name -> Optional.empty());
            }
            var registry = new RegistryAsked(network, index(sources));
            return newer.all(workspace, name -> registry.ask(name, scope));
        });
    }

    private String index(CrateSources sources) throws FailureException {
        String set = trusted.settings().get(CargoSettings.INDEX);
        if (set.isBlank() && sources.index().isEmpty()) {
            throw refusal("ask the registry", "Neither the setting cargo.registryIndex nor the settings in Cargo's"
                    + " home name the address of its index.", "Set it, and open the gate for that server.");
        }
        return set.isBlank() ? sources.index() : set;
    }

    @Override
    public Call<List<Offer>> offers(Path folder, String start) {
        return Call.start("packages", scope -> {
            var sources = CrateSources.of(folder.toAbsolutePath().normalize(), CargoHome.here());
            Map<String, Offer> offers = new LinkedHashMap<>();
            for (String name : sources.names(start, MOST_OFFERS)) {
                sources.offer(name).ifPresent(offer -> offers.putIfAbsent(name, offer));
            }
            return List.copyOf(offers.values());
        });
    }

    @Override
    public Call<WorkspaceEdit> add(Path manifest, Addition addition) {
        return Call.start("add " + addition.name(), scope -> {
            demandReadable(addition);
            CargoWorkspace workspace = workspace(parent(manifest), scope);
            ManifestEdits edits = edits(manifest);
            if (edits.has(addition.kind(), addition.name())) {
                throw refusal("add " + addition.name(), "It stands in [" + addition.kind().table() + "] already.",
                        "Change its version with “update”, or remove it first.");
            }
            boolean inherited = addition.requirement().isEmpty()
                    && edits(workspace.manifest()).hasOfWorkspace(addition.name());
            Addition whole = inherited || !addition.requirement().isEmpty() ? addition
                    : newest(addition, workspace.root());
            demandFeatures(whole, workspace.root());
            return edit(manifest, edits.add(whole, inherited));
        });
    }

    /** Both are written into the manifest, where anything else could become lines of its own. */
    private static void demandReadable(Addition addition) throws FailureException {
        if (!NAME.matcher(addition.name()).matches()) {
            throw refusal("add a dependency", "“" + SafeText.line(addition.name()) + "” is no name of a package.",
                    "Names have letters, digits, “-” and “_”.");
        }
        if (!addition.requirement().isEmpty()) {
            demandReadable(addition.name(), addition.requirement());
        }
    }

    private static void demandReadable(String name, String requirement) throws FailureException {
        if (!Requirement.isReadable(requirement)) {
            throw refusal("ask for a version of " + SafeText.line(name), "“" + SafeText.line(requirement)
                    + "” cannot be read as a requirement.", "Write it as Cargo does, e.g. 1.2, ~1.2 or >=1, <3.");
        }
    }

    private static Path parent(Path manifest) {
        return Optional.ofNullable(manifest.toAbsolutePath().getParent()).orElse(manifest);
    }

    private static FailureException refusal(String what, String why, String next) {
        return new FailureException(new Failure.Other("Cannot " + what + ".", why, next));
    }

    private static ManifestEdits edits(Path manifest) throws Exception {
        if (!Files.isRegularFile(manifest)) {
            throw new FailureException(new Failure.Missing(manifest));
        }
        var edits = new ManifestEdits(read(manifest));
        if (!edits.isSound()) {
            throw refusal("edit " + manifest, "Not all of it is TOML.", "Correct it first.");
        }
        return edits;
    }

    private static Addition newest(Addition addition, Path root) throws Exception {
        var sources = CrateSources.of(root, CargoHome.here());
        Offer offer = sources.offer(addition.name()).orElseThrow(() -> refusal("add " + addition.name(),
                "Its newest version is not known. " + sources.whyUnknown(addition.name()),
                "Name a version, e.g. " + addition.name() + "@1.0."));
        return new Addition(addition.name(), offer.version().toString(), addition.kind(), addition.features(),
                addition.optional(), addition.defaults());
    }

    /** A feature that the known version does not have would be found out by the next build only. */
    private static void demandFeatures(Addition addition, Path root) throws Exception {
        Optional<Offer> offer = CrateSources.of(root, CargoHome.here()).offer(addition.name());
        for (String feature : offer.isEmpty() ? List.<String>of() : addition.features()) {
            if (!offer.get().features().contains(feature)) {
                throw refusal("add " + addition.name() + " with " + feature, "It has no such feature.",
                        offer.get().features().isEmpty() ? "It has none." : "It has "
                                + String.join(", ", offer.get().features()) + ".");
            }
        }
    }

    private static WorkspaceEdit edit(Path file, List<TextEdit> edits) {
        return new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(new FileEdits(file, edits), Optional.empty())));
    }

    @Override
    public Call<WorkspaceEdit> remove(Path manifest, String name) {
        return Call.start("remove " + name, scope -> {
            ManifestEdits edits = edits(manifest);
            if (!edits.has(name)) {
                throw refusal("remove " + name, manifest + " does not name it.", "Look for it in another member.");
            }
            return edit(manifest, edits.remove(name));
        });
    }

    @Override
    public Call<WorkspaceEdit> require(Path manifest, String name, String requirement) {
        return Call.start("require " + name, scope -> {
            demandReadable(name, requirement);
            ManifestEdits edits = edits(manifest);
            CargoWorkspace workspace = workspace(parent(manifest), scope);
            boolean inherited = edits.isInherited(name);
            Path file = inherited ? workspace.manifest() : manifest;
            List<TextEdit> changes = inherited ? edits(file).requireOfWorkspace(name, requirement)
                    : edits.require(name, requirement);
            if (changes.isEmpty()) {
                throw refusal("take another version of " + name, file + " asks for none.",
                        "Look whether it comes from a folder or a repository.");
            }
            return edit(file, changes);
        });
    }

    @Override
    public Call<WorkspaceEdit> newMember(Path folder, String name, boolean library) {
        return Call.start("new member " + name, scope -> {
            CargoWorkspace workspace = workspace(folder, scope);
            edits(workspace.manifest());
            return new NewMember(workspace, read(workspace.manifest())).named(name, library);
        });
    }

    @Override
    public Call<WorkspaceEdit> update(Path folder, List<String> names, boolean online) {
        return Call.start("update", scope -> {
            Path root = workspace(folder, scope).root();
            TrustedCargo.demand(policy, root, "update");
            Path lock = root.resolve("Cargo.lock");
            Optional<String> before = Files.isRegularFile(lock) ? Optional.of(read(lock)) : Optional.empty();
            var arguments = new ArrayList<>(List.of("update"));
            arguments.addAll(names.stream().map(name -> "--package=" + name).toList());
            String after;
            try {
                Processes.Result told = trusted.ask(root, "update", online, arguments);
                if (told.exit() != 0) {
                    throw refusal("update", complaint(root, told.err()), "Correct that, or allow the network.");
                }
                after = read(lock);
            } finally {
                // Cargo knows no other way to say what it would write: it is put back, and proposed instead.
                putBack(lock, before);
            }
            return before.filter(after::equals).isPresent() ? WorkspaceEdit.NONE : LockEdit.of(lock, before, after);
        });
    }

    private static void putBack(Path lock, Optional<String> before) throws IOException {
        if (before.isPresent()) {
            Files.writeString(lock, before.get());
        } else {
            Files.deleteIfExists(lock);
        }
    }
}
