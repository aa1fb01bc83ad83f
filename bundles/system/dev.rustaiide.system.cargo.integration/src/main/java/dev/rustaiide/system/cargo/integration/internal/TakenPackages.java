package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

/** Which members Cargo takes for a task, by its command line and the folder that it runs in. */
record TakenPackages(CargoWorkspace workspace) {
    static boolean areAll(CargoTask task) {
        return task.packageName().isEmpty() && (task.options().contains("--workspace")
                || task.options().contains("--all"));
    }

    List<CargoPackage> of(CargoTask task) {
        if (areAll(task)) {
            return workspace.packages();
        }
        List<String> names = names(task);
        if (!names.isEmpty()) {
            return workspace.packages().stream().filter(each -> names.contains(each.name())).toList();
        }
        Path folder = task.folder().toAbsolutePath().normalize();
        return workspace.packageOf(folder).filter(each -> !folder.equals(workspace.root())).map(List::of)
                .orElseGet(workspace::standard);
    }

    private static List<String> names(CargoTask task) {
        var names = new ArrayList<String>();
        if (!task.packageName().isEmpty()) {
            names.add(task.packageName());
        }
        List<String> options = task.options();
        for (int at = 0; at < options.size(); at++) {
            String option = options.get(at);
            if (option.equals("-p") || option.equals("--package")) {
                at++;
                names.add(at < options.size() ? options.get(at) : "");
            } else if (option.startsWith("--package=")) {
                names.add(option.substring("--package=".length()));
            } else if (option.startsWith("-p")) {
                names.add(option.substring(2));
            }
        }
        return names;
    }
}
