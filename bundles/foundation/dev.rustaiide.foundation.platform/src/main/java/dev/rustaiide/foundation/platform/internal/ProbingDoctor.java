package dev.rustaiide.foundation.platform.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Doctor;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Probe;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Lets all probes look at the same time. */
@Component
public final class ProbingDoctor implements Doctor {
    private final List<Probe> probes;

    /** Its own probes are no services: each would cost every start most of a millisecond. */
    @Activate
    public ProbingDoctor(@Reference Machine machine, @Reference Programs programs, @Reference StandardPaths paths,
            BundleContext context, @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Probe> others) {
        this(Stream.concat(Stream.of(new SystemProbe(machine), new HardwareProbe(machine),
                new DesktopProbe(machine, programs), new JavaProbe(machine), new InstallationProbe(context),
                new FoldersProbe(paths), new ToolProbe(programs)), others.stream()).toList());
    }

    ProbingDoctor(List<Probe> probes) {
        this.probes = List.copyOf(probes);
    }

    @Override
    public Call<List<Finding>> examine() {
        return Call.start("examine the set-up", scope -> {
            var calls = new ArrayList<Call<List<Finding>>>();
            for (Probe probe : probes) {
                calls.add(scope.start(probe.getClass().getSimpleName(), probe::examine));
            }
            var findings = new ArrayList<Finding>();
            for (Call<List<Finding>> call : calls) {
                findings.addAll(findings(call));
            }
            return findings;
        });
    }

    private static List<Finding> findings(Call<List<Finding>> call) throws InterruptedException {
        try {
            return call.await();
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(ProbingDoctor.class).error("{} failed", call.name(), failed);
            return List.of(new Finding(Finding.Group.SERVICES, call.name(), Finding.State.BROKEN, false,
                    "could not look", "", "A part of this examination", "The log tells why: please report it."));
        }
    }
}
