package org.storesync.system.suite;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;

/** Starts the suite before the first scenario and ends it after the last one. After every scenario the suite must work as before. */
final class SuiteExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(SuiteExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Central.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return central(context);
    }

    private static Central central(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Central.class, none -> start(), Central.class);
    }

    private static Central start() {
        Path folder = Path.of("target", "suite").toAbsolutePath();
        new StateDir(folder).deleteData();
        return Boolean.getBoolean("storesync.containers")
                ? Central.inContainers(folder, Ports.free(), new PrintedProgress())
                : Central.start(folder, Ports.free(), binaries(), new PrintedProgress());
    }

    /** Services that the command line wants as native binaries. */
    private static Set<String> binaries() {
        String modules = System.getProperty("storesync.binaries", "");
        return modules.isEmpty() ? Set.of() : Set.of(modules.split(","));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            central(context).forgive();
        }
    }

    /** I3 must hold for every answer, so it is checked after each scenario. */
    @Override
    public void afterAll(ExtensionContext context) {
        Central central = central(context);
        if (!central.sight().leaks().isEmpty()) {
            throw new AssertionError("NotLeaked (I3): " + central.sight().leaks());
        }
    }
}
