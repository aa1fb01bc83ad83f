package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cargo.integration.BuildTimes;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoBuild;
import dev.rustaiide.system.cargo.integration.CargoNews;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoReport;
import dev.rustaiide.system.cargo.integration.CargoReports;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.Detection;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;
import dev.rustaiide.system.cargo.integration.ProgramSize;
import dev.rustaiide.system.cargo.integration.internal.reports.CrateOf;
import dev.rustaiide.system.cargo.integration.internal.reports.SymbolTable;
import dev.rustaiide.system.cargo.integration.internal.reports.TimingsPage;

/** Builds by Cargo and reads what is left. */
@Component
public final class BuiltReports implements CargoReports {
    private static final Pattern SAVED = Pattern.compile("Timing report saved to (\\S.*\\.html)");
    private static final int LARGEST = 40;

    private final Cargo cargo;
    private final TrustedCargo trusted;
    private volatile @Nullable ExecutionPolicy policy;

    @Activate
    public BuiltReports(@Reference Cargo cargo, @Reference Processes processes, @Reference Programs programs,
            @Reference Settings settings) {
        this.cargo = cargo;
        this.trusted = new TrustedCargo(processes, programs, settings);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindPolicy(ExecutionPolicy provided) {
        policy = provided;
    }

    void unbindPolicy(ExecutionPolicy gone) {
        policy = policy == gone ? null : policy;
    }

    private static FailureException refusal(String what, String why, String next) {
        return new FailureException(new Failure.Other(what, why, next));
    }

    @Override
    public Call<BuildTimes> times(Path folder, boolean release, Consumer<Line> output) {
        return Call.start("build times", scope -> {
            CargoTask task = CargoTask.of(CargoTask.Kind.BUILD, folder).with(List.of("--workspace", "--timings"));
            var saved = new AtomicReference<@Nullable Path>();
            Call<CargoReport> call = cargo.report(release ? task.released() : task, news -> {
                if (news instanceof CargoNews.Printed(Line line)) {
                    Matcher page = SAVED.matcher(SafeText.withoutEscapes(line.text()));
                    if (page.find()) {
                        saved.set(Path.of(page.group(1)));
                    }
                    output.accept(line);
                }
            });
            call.onProgress(Runnable::run, scope::report);
            demandSuccess(scope.await(call));
            Path page = saved.get();
            if (page == null) {
                throw refusal("Cannot tell the build times.", "Cargo made no page about them.",
                        "Update Cargo to a current version.");
            }
            return read(page);
        });
    }

    private static void demandSuccess(CargoReport report) throws FailureException {
        if (!report.success()) {
            throw refusal("Cannot build " + report.task().folder().getFileName() + ".", report.problems().stream()
                    .filter(each -> each.severity() == Severity.ERROR).map(each -> each.message() + ".").findFirst()
                    .orElse("Cargo ended with exit code " + report.exit() + "."), "Correct it and build again.");
        }
    }

    private static BuildTimes read(Path page) throws IOException, FailureException {
        String why = "it has no figures";
        try {
            Optional<BuildTimes> times = TimingsPage.read(Files.readString(page), page);
            if (times.isPresent()) {
                return times.get();
            }
        } catch (JsonException odd) {
            why = String.valueOf(odd.getMessage());
        }
        throw refusal("Cannot read the build times.", "Cargo's page has another form: " + why + ".",
                "Open " + page + " in a browser.");
    }

    @Override
    public Call<ProgramSize> size(CargoTask task, Consumer<Line> output) {
        return Call.start("size", scope -> {
            CargoBuild built = scope.await(cargo.build(task, output));
            CargoTarget wanted = task.target();
            Path program = built.executables().stream().filter(each -> wanted == null || each.target().equals(wanted))
                    .map(CargoBuild.Executable::program).findFirst().orElseThrow(() -> refusal(
                            "Cannot tell the size.", "Cargo built no program.", "Name a member that has one."));
            return size(program);
        });
    }

    private static ProgramSize size(Path program) throws IOException, FailureException {
        SymbolTable table;
        try {
            table = SymbolTable.read(program);
        } catch (IOException odd) {
            throw refusal("Cannot read " + program + ".", "The file is not understood: " + odd.getMessage() + ".",
                    "Build it for Linux with 64 bits.");
        }
        if (table.functions().isEmpty()) {
            throw refusal("Cannot tell what " + program.getFileName() + " is made of.", "Its symbols were stripped.",
                    "Build with a profile without “strip”.");
        }
        Map<String, Long> crates = new TreeMap<>();
        Set<Long> seen = new HashSet<>();
        List<ProgramSize.Part> functions = new ArrayList<>();
        for (SymbolTable.Function each : table.functions()) {
            if (seen.add(each.address())) {
                crates.merge(CrateOf.name(each.name()), each.size(), Long::sum);
                functions.add(new ProgramSize.Part(each.name(), each.size()));
            }
        }
        List<ProgramSize.Part> parts = crates.entrySet().stream()
                .map(each -> new ProgramSize.Part(each.getKey(), each.getValue())).toList();
        return new ProgramSize(program, Files.size(program), table.code(), largest(parts).toList(),
                largest(functions).limit(LARGEST).toList());
    }

    private static Stream<ProgramSize.Part> largest(List<ProgramSize.Part> parts) {
        return parts.stream().sorted((a, b) -> Long.compare(b.bytes(), a.bytes()));
    }

    @Override
    public Call<Expansion> expand(Path folder, String member, @Nullable CargoTarget target) {
        return Call.start("expand", scope -> {
            CargoWorkspace workspace = workspace(folder, scope);
            TrustedCargo.demand(policy, folder, "expand macros of");
            CargoPackage one = workspace.member(member).or(() -> workspace.packages().stream().findFirst())
                    .orElseThrow(() -> refusal("Cannot expand.", "The workspace has no members.", "Add one."));
            CargoTarget wanted = target != null ? target : one.targets().stream().filter(each -> each.kind()
                    == CargoTarget.Kind.LIBRARY).findFirst().or(() -> one.targets().stream().filter(each -> each.kind()
                    == CargoTarget.Kind.PROGRAM).findFirst()).orElseThrow(() -> refusal("Cannot expand " + one.name()
                            + ".", "It has neither a library nor a program.", "Name one of its targets."));
            boolean installed = trusted.programs().find("cargo-expand").isPresent();
            Processes.Result told = run(workspace, one, wanted, installed);
            if (told.exit() != 0 || told.out().isBlank()) {
                throw refusal("Cannot expand " + wanted.name() + ".", firstError(told.err()),
                        "Correct what does not compile.");
            }
            return new Expansion(told.out(), installed ? "cargo-expand" : "the compiler itself");
        });
    }

    private CargoWorkspace workspace(Path folder, Scope scope) throws Exception {
        return switch (scope.await(cargo.detect(folder))) {
            case Detection.Found(CargoWorkspace found) -> found;
            case Detection.Unavailable(Path manifest, Failure failure) -> throw new FailureException(failure);
            default -> throw refusal("Cannot expand macros here.", "It is no Cargo package that can be read.",
                    "Name a folder with a Cargo.toml.");
        };
    }

    private static String firstError(String printed) {
        return printed.lines().filter(line -> line.startsWith("error")).findFirst()
                .map(line -> line.replaceFirst("^error(\\[\\w+])?: ", "") + ".").orElse("Cargo said nothing.");
    }

    /** In a target folder of its own: another way to compile would make all of the usual one stale. */
    private Processes.Result run(CargoWorkspace workspace, CargoPackage member, CargoTarget target, boolean installed)
            throws Exception {
        CargoOptions options = trusted.options(workspace.root());
        List<String> arguments = new ArrayList<>(options.toolchain(trusted.programs()));
        arguments.add(installed ? "expand" : "rustc");
        arguments.addAll(List.of("--package=" + member.name(), option(target)));
        arguments.addAll(options.features().options(List.of(member)));
        if (options.offline(false)) {
            arguments.add("--offline");
        }
        arguments.addAll(installed ? List.of("--color=never") : List.of("--", "-Zunpretty=expanded"));
        Command plain = options.command(trusted.programs(), "expand macros");
        Command command = new Command(plain.program(), arguments, workspace.root(), plain.environment())
                .with("CARGO_TERM_COLOR", "never")
                .with("CARGO_TARGET_DIR", workspace.targetFolder().resolve("expand").toString());
        Command checked = TrustedCargo.checked("cargo", command);
        // A stable compiler shows it for the one crate that is named.
        boolean willing = installed || trusted.compiler(workspace.root()).isUnstable();
        return TrustedCargo.await(trusted.processes().run(willing ? checked
                : checked.with("RUSTC_BOOTSTRAP", target.name().replace('-', '_'))));
    }

    private static String option(CargoTarget target) {
        return switch (target.kind()) {
            case LIBRARY, BUILD_SCRIPT -> "--lib";
            case PROGRAM -> "--bin=" + target.name();
            case EXAMPLE -> "--example=" + target.name();
            case TEST -> "--test=" + target.name();
            case BENCH -> "--bench=" + target.name();
        };
    }
}
