package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.CrateVersion;
import dev.rustaiide.system.cargo.integration.DependencyTree.Id;
import dev.rustaiide.system.cargo.integration.NewerVersion;

/** Compares what a workspace is built with against what its sources have. */
public final class Newer {
    private final CrateSources sources;
    private final Set<Id> locked;

    /** {@code lock} is the content of Cargo.lock; empty if there is none. */
    public Newer(CrateSources sources, String lock) {
        this.sources = sources;
        this.locked = LockFile.read(lock).packages().keySet();
    }

    /** Somebody who knows more than what lies here, perhaps. */
    public interface Registry {
        Optional<CrateSources.Answer> ask(String name) throws Exception;
    }

    private record Asked(String name, String requirement) {}

    /** Of all that members name and that does not lie in a folder, by name. */
    public List<NewerVersion> all(CargoWorkspace workspace, Registry registry) throws Exception {
        Set<Asked> asked = new LinkedHashSet<>();
        for (CargoPackage member : workspace.packages()) {
            for (CargoDependency each : member.dependencies()) {
                if (each.path().isEmpty()) {
                    asked.add(new Asked(each.name(), each.requirement()));
                }
            }
        }
        List<NewerVersion> all = new ArrayList<>();
        for (Asked each : asked.stream().sorted(Comparator.comparing(Asked::name)).toList()) {
            all.add(one(each, registry));
        }
        return all;
    }

    private NewerVersion one(Asked asked, Registry registry) throws Exception {
        Requirement requirement = Requirement.of(asked.requirement());
        Optional<CrateVersion> now = locked.stream().filter(id -> id.name().equals(asked.name()))
                .map(id -> CrateVersion.of(id.version())).filter(requirement::takes)
                .max(Comparator.naturalOrder());
        String version = now.map(CrateVersion::toString).orElse("");
        Optional<CrateSources.Answer> answer = registry.ask(asked.name());
        answer = answer.isPresent() ? answer : sources.find(asked.name());
        if (answer.isEmpty()) {
            return new NewerVersion(asked.name(), asked.requirement(), version, Optional.empty(), Optional.empty(), "",
                    sources.whyUnknown(asked.name()));
        }
        CrateVersion least = now.orElse(new CrateVersion(0, 0, 0, "0"));
        KnownCrate crate = answer.get().crate();
        return new NewerVersion(asked.name(), asked.requirement(), version,
                crate.newest(each -> requirement.takes(each) && each.compareTo(least) > 0)
                        .map(KnownCrate.Release::version),
                crate.newest(each -> each.compareTo(least) > 0).map(KnownCrate.Release::version),
                answer.get().from(), "");
    }
}
