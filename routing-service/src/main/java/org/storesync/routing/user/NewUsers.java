package org.storesync.routing.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users that sites made and central got to know (C5). They are not users of central: nobody can sign in as one of them here. */
public interface NewUsers {
    /**
     * A user as the site wrote it, without its password.
     *
     * @param storeId of the store where the user was made
     * @param siteId that made it
     * @param receivedAt when central got it
     */
    record NewUser(
            String id,
            String storeId,
            int siteId,
            String name,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String jobTitle,
            @Nullable String email,
            @Nullable String phone,
            Instant receivedAt) {}

    /** The place of a user in the list. */
    record Place(String storeId, String id) {}

    /**
     * Users in the order of their stores and ids.
     *
     * @param after the place before the first one; null for the beginning
     */
    List<NewUser> list(@Nullable Place after, int limit);
}
