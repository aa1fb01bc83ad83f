package dev.rustaiide.foundation.platform.internal;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.Group;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.Probe;

/** Looks whether all is there that was installed: the bundles, their files, and what the framework made of them. */
final class InstallationProbe implements Probe {
    private static final DateTimeFormatter BUILT = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final String LIST = "org.eclipse.equinox.simpleconfigurator/bundles.info";
    private static final String REINSTALL = "Install the IDE again.";
    /** Clocks differ a little, and builds are made in other places. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final String version;
    private final String area;
    private final String configuration;
    private final List<Installed> bundles;
    private final Clock clock;

    /** A bundle as the framework has it. */
    record Installed(String name, boolean resolved) {}

    InstallationProbe(BundleContext context) {
        this(context.getBundle().getVersion().toString(), property(context, "osgi.install.area"),
                property(context, "osgi.configuration.area"), Stream.of(context.getBundles())
                        .map(bundle -> new Installed(String.valueOf(bundle.getSymbolicName()),
                                bundle.getState() != Bundle.INSTALLED)).toList(), Clock.systemUTC());
    }

    InstallationProbe(String version, String area, String configuration, List<Installed> bundles, Clock clock) {
        this.version = version;
        this.area = area;
        this.configuration = configuration;
        this.bundles = List.copyOf(bundles);
        this.clock = clock;
    }

    private static String property(BundleContext context, String name) {
        return Optional.ofNullable(context.getProperty(name)).orElse("");
    }

    @Override
    public List<Finding> examine(Scope scope) {
        var findings = new ArrayList<Finding>();
        findings.add(new Finding(Group.INSTALLATION, "version", State.OK, true, version,
                folder(area).map(Path::toString).orElse(""), "", ""));
        findings.add(parts());
        findings.add(clock());
        return findings;
    }

    private Finding parts() {
        List<String> unresolved = bundles.stream().filter(bundle -> !bundle.resolved()).map(Installed::name).toList();
        List<String> missing = missing();
        if (missing.isEmpty() && unresolved.isEmpty()) {
            return Finding.fact(Group.INSTALLATION, "bundles", bundles.size() + ", all there and resolved");
        }
        String first = Stream.concat(missing.stream(), unresolved.stream()).limit(3)
                .reduce((a, b) -> a + ", " + b).orElse("");
        return Finding.broken(Group.INSTALLATION, "bundles",
                (missing.isEmpty() ? "" : missing.size() + " missing ")
                        + (unresolved.isEmpty() ? "" : unresolved.size() + " not resolved ") + "(" + first + ")",
                "The parts of the IDE; what belongs to these does not work", REINSTALL);
    }

    /** Listed, but without a file. */
    private List<String> missing() {
        Optional<Path> folder = folder(area);
        return folder(configuration).map(where -> new SystemFiles(where).lines(LIST)).orElse(List.of()).stream()
                .filter(line -> !line.startsWith("#")).map(line -> line.split(",")).filter(parts -> parts.length > 2)
                .filter(parts -> location(folder, parts[2]).filter(Files::notExists).isPresent())
                .map(parts -> parts[0]).toList();
    }

    private static Optional<Path> location(Optional<Path> folder, String location) {
        return location.startsWith("file:") ? folder(location) : folder.map(path -> path.resolve(location).normalize());
    }

    /** Equinox has areas as URLs that may hold plain blanks, so they are no URIs. */
    private static Optional<Path> folder(String url) {
        if (!url.startsWith("file:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(URI.create(url.replace(" ", "%20"))));
        } catch (IllegalArgumentException | FileSystemNotFoundException odd) {
            return Optional.of(Path.of(url.substring("file:".length())));
        }
    }

    /** A clock before the day of the build is wrong; certificates, tokens and caches go by it. */
    private Finding clock() {
        LocalDateTime now = LocalDateTime.now(clock.withZone(ZoneOffset.UTC));
        String time = now.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")) + " UTC";
        Optional<LocalDateTime> built = built();
        boolean wrong = built.isPresent() && now.plus(TOLERANCE).isBefore(built.get());
        return wrong ? Finding.broken(Group.SYSTEM, "clock", time + ", before the day of the build",
                "Certificates, tokens and caches go by it", "sudo timedatectl set-ntp true")
                : Finding.fact(Group.SYSTEM, "clock", time);
    }

    private Optional<LocalDateTime> built() {
        String qualifier = version.substring(version.lastIndexOf('.') + 1);
        try {
            return Optional.of(LocalDateTime.parse(qualifier, BUILT));
        } catch (DateTimeParseException notBuiltByMaven) {
            return Optional.empty();
        }
    }
}
