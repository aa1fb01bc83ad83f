package dev.rustaiide.system.cli.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.logging.DiagnosticsPart;
import dev.rustaiide.foundation.logging.DiagnosticsSource;
import dev.rustaiide.foundation.platform.Doctor;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.StandardPaths;

/** What {@code rust-ai-ide doctor --json} says, for reports. */
@Component
public final class DoctorReport implements DiagnosticsSource {
    private final Doctor doctor;
    private final Machine machine;
    private final StandardPaths paths;

    @Activate
    public DoctorReport(@Reference Doctor doctor, @Reference Machine machine, @Reference StandardPaths paths) {
        this.doctor = doctor;
        this.machine = machine;
        this.paths = paths;
    }

    @Override
    public List<DiagnosticsPart> collect(Scope scope) throws InterruptedException, ExecutionException {
        var findings = scope.await(doctor.examine());
        return List.of(new DiagnosticsPart("doctor.json", "The machine and what is installed on it",
                DoctorVerb.json(findings, machine.facts(), paths).printPretty() + '\n'));
    }
}
