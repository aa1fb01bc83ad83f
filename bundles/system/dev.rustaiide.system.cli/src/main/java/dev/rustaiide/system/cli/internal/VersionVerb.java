package dev.rustaiide.system.cli.internal;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Machine.Facts;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Verb;

/** Tells what this is. */
@Component(property = Verb.NAME + "=version")
public final class VersionVerb implements Verb {
    private final String version;
    private final Machine machine;

    @Activate
    public VersionVerb(BundleContext bundle, @Reference Machine machine) {
        this(bundle.getBundle().getVersion().toString(), machine);
    }

    VersionVerb(String version, Machine machine) {
        this.version = version;
        this.machine = machine;
    }

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "tells the version of the IDE, of Java and of the system";
    }

    @Override
    public Usage usage() {
        return Usage.none();
    }

    @Override
    public ExitCode run(Invocation invocation) {
        Facts facts = machine.facts();
        invocation.print("Rust AI IDE " + version);
        invocation.print("Java " + facts.jdk());
        invocation.print(facts.os() + ", " + facts.architecture());
        invocation.print(Json.object().put("name", "Rust AI IDE").put("version", version).put("java", facts.jdk())
                .put("os", facts.os()).put("architecture", facts.architecture()).build());
        return ExitCode.OK;
    }
}
