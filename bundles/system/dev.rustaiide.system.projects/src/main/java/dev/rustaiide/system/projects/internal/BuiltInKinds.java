package dev.rustaiide.system.projects.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.system.projects.ProjectKind;
import dev.rustaiide.system.projects.ProjectKinds;

/** The kinds that the product knows by itself. */
@Component
public final class BuiltInKinds implements ProjectKinds {
    @Override
    public List<ProjectKind> kinds() {
        return List.of(new CargoKind(), new NodeKind(), new PythonKind(), new GoKind(), new MavenKind(),
                new GradleKind(), new CMakeKind(), new MakeKind());
    }
}
