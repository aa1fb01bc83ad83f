package dev.rustaiide.system.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Doctor;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Machine.Facts;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Verb;

/** Tells what the set-up has and lacks. */
@Component(property = Verb.NAME + "=doctor")
public final class DoctorVerb implements Verb {
    private final Doctor doctor;
    private final Machine machine;
    private final StandardPaths paths;

    @Activate
    public DoctorVerb(@Reference Doctor doctor, @Reference Machine machine, @Reference StandardPaths paths) {
        this.doctor = doctor;
        this.machine = machine;
        this.paths = paths;
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "examines the set-up and says how to get what is missing";
    }

    @Override
    public Usage usage() {
        return VerbTable.plain("Exit code 1 tells that something is missing that the daily work needs.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        invocation.progress("Examining");
        List<Finding> findings = Answers.await(doctor.examine());
        Facts facts = machine.facts();
        DoctorText.lines(findings).forEach(invocation::print);
        invocation.print(json(findings, facts, paths));
        return findings.stream().anyMatch(Finding::isTrouble) ? ExitCode.FINDINGS : ExitCode.OK;
    }

    static Json json(List<Finding> findings, Facts facts, StandardPaths paths) {
        return Json.object().put("paths", json(folders(paths))).put("machine", json(facts))
                .put("findings", Json.array(findings.stream().map(DoctorVerb::json).toList())).build();
    }

    private static Map<String, String> folders(StandardPaths paths) {
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put("config", paths.config().toString());
        folders.put("data", paths.data().toString());
        folders.put("cache", paths.cache().toString());
        folders.put("logs", paths.logs().toString());
        folders.put("audit", paths.audit().toString());
        folders.put("state", paths.state().toString());
        return folders;
    }

    private static Json json(Map<String, String> texts) {
        var json = Json.object();
        texts.forEach(json::put);
        return json.build();
    }

    private static Json json(Facts facts) {
        return Json.object().put("os", facts.os()).put("kernel", facts.kernel())
                .put("architecture", facts.architecture()).put("processors", facts.processors())
                .put("memory", facts.memory()).put("availableMemory", facts.availableMemory())
                .put("display", lower(facts.display())).put("jdk", facts.jdk()).put("gpu", facts.gpu()).build();
    }

    private static Json json(Finding finding) {
        return Json.object().put("group", lower(finding.group())).put("name", finding.name())
                .put("state", lower(finding.state()))
                .put("needed", finding.needed()).put("version", finding.version()).put("path", finding.path())
                .put("purpose", finding.purpose()).put("howToGet", finding.howToGet()).build();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
