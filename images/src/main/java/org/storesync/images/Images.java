package org.storesync.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.images.base.Base;
import org.storesync.images.base.BaseOption;
import org.storesync.images.base.DebianRoot;
import org.storesync.images.image.Form;
import org.storesync.images.image.ImageWriter;
import org.storesync.images.image.JvmForm;
import org.storesync.images.image.NativeForm;
import org.storesync.images.image.Origin;
import org.storesync.images.image.Sbom;
import org.storesync.images.image.Service;
import org.storesync.images.image.ServiceImage;
import org.storesync.images.image.WrittenImage;
import org.storesync.images.runtime.LinkedRuntime;
import org.storesync.images.runtime.RuntimeParts;
import org.storesync.local.host.Project;
import org.storesync.local.suite.Progress;

/** Makes the images of a checkout. What is missing is found before the first image is made. */
final class Images {
    private final Project project;
    private final Path log;
    private final String version;
    private final Progress progress;

    Images(Project project, String version, Progress progress) {
        this.project = project;
        this.version = version;
        this.progress = progress;
        log = project.defaultState().resolve("logs/images.log");
    }

    Path folder() {
        return project.defaultState().resolve("images");
    }

    List<WrittenImage> make(List<Service> services, boolean binaries, @Nullable String wantedBase) {
        Base brought = wantedBase == null ? null : BaseOption.of(wantedBase, binaries);
        services.forEach(service -> require(service, binaries));
        Base base =
                brought != null ? brought : progress.step("base", () -> new DebianRoot(project.cache(), log).base());
        Function<Service, Form> forms = binaries ? this::nativeForm : jvmForms();
        ImageWriter writer = new ImageWriter(base, project.cache().resolve("layers"), folder());
        List<WrittenImage> written = new ArrayList<>();
        for (Service service : services) {
            ServiceImage image =
                    new ServiceImage(service, forms.apply(service), Origin.of(project.root(), service), version);
            written.add(progress.step(image.file(), () -> write(writer, image)));
        }
        return written;
    }

    private Form nativeForm(Service service) {
        return new NativeForm(project.serviceBinary(service.module()));
    }

    private Function<Service, Form> jvmForms() {
        Path jdk = Path.of(System.getProperty("java.home"));
        Path runtime = progress.step(
                "Java runtime", () -> new LinkedRuntime(RuntimeParts.SERVICES, jdk, project.cache(), log).folder());
        return service -> new JvmForm(packaged(service), runtime);
    }

    private WrittenImage write(ImageWriter writer, ServiceImage image) {
        WrittenImage written = writer.write(image);
        Sbom.put(Sbom.of(project.root(), image.service().module()), image, folder());
        return written;
    }

    private void require(Service service, boolean binaries) {
        if (binaries) {
            NativeForm.require(project.serviceBinary(service.module()), service);
        } else {
            JvmForm.require(packaged(service));
        }
        Sbom.require(Sbom.of(project.root(), service.module()));
    }

    private Path packaged(Service service) {
        return project.root().resolve(service.module()).resolve("target/quarkus-app");
    }
}
