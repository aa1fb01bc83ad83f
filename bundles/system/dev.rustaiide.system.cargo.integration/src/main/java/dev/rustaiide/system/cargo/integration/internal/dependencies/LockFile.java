package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.DependencyTree.Id;
import dev.rustaiide.system.cargo.integration.DependencyTree.Need;

/**
 * A {@code Cargo.lock}: which packages there are, and what each needs, though not what for. Checksums are not looked
 * at: those of Debian's packages are none.
 *
 * @param packages each with what it needs
 */
record LockFile(Map<Id, List<Need>> packages) {
    static LockFile read(String text) {
        List<Toml.Section> sections = Toml.read(text).all("package").toList();
        List<Id> ids = sections.stream().map(section -> new Id(section.string("name").orElse(""),
                section.string("version").orElse(""), section.string("source").orElse(""))).toList();
        Map<Id, List<Need>> packages = new LinkedHashMap<>();
        for (int i = 0; i < sections.size(); i++) {
            List<Need> needs = new ArrayList<>();
            sections.get(i).entry("dependencies").stream().flatMap(entry -> entry.value().strings().stream())
                    .forEach(named -> find(named, ids).ifPresent(id -> needs.add(new Need(id,
                            Set.of(CargoDependency.Kind.NORMAL)))));
            packages.put(ids.get(i), needs);
        }
        return new LockFile(packages);
    }

    /** {@code name}, {@code name version} or {@code name version (source)}: as much as tells it from the others. */
    private static Optional<Id> find(String named, List<Id> ids) {
        String[] parts = named.split(" ", 3);
        return ids.stream().filter(id -> id.name().equals(parts[0])
                && (parts.length < 2 || id.version().equals(parts[1]))
                && (parts.length < 3 || parts[2].equals("(" + id.source() + ")"))).findFirst();
    }
}
