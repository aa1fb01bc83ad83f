package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage.Option;

/** Tells what a result of a pipeline was made of. */
@Component
public final class LineageAction implements MlAction {
    private static final int DIGITS = 12;

    private final ComponentServiceObjects<Pipelines> pipelines;

    @Activate
    public LineageAction(@Reference ComponentServiceObjects<Pipelines> pipelines) {
        this.pipelines = pipelines;
    }

    @Override
    public String name() {
        return "lineage";
    }

    @Override
    public String words() {
        return " NAME|HASH";
    }

    @Override
    public String summary() {
        return "tells what the last result of a step, or the one with that hash, was made of";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        if (invocation.parameters().size() != 2) {
            invocation.message("Say “ml lineage NAME” or “ml lineage HASH”.");
            return ExitCode.USAGE;
        }
        Pipelines service = pipelines.getService();
        try {
            List<Made> lineage = service.lineage(invocation.parameters().get(1));
            Map<String, String> names = new HashMap<>();
            lineage.forEach(made -> names.put(made.hash(), made.step()));
            var rows = new ArrayList<List<String>>();
            for (Made made : lineage) {
                rows.add(List.of(made.step(), made.hash().substring(0, DIGITS), made.kind() + ' ' + made.version(),
                        made.date(), made.inputs().isEmpty() ? "of the corpus" : "of " + String.join(", ",
                                made.inputs().stream().map(input -> names.getOrDefault(input,
                                        input.substring(0, DIGITS))).toList()), made.parameters().print()));
            }
            Table.lines(rows).forEach(invocation::print);
            invocation.print(Json.object().put("lineage", Json.array(lineage.stream().map(MadeJson::of).toList()))
                    .build());
            return ExitCode.OK;
        } finally {
            pipelines.ungetService(service);
        }
    }
}
