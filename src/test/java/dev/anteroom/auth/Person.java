package dev.anteroom.auth;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;

import dev.anteroom.Newsroom;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A moderator who signs in with a user name and password, as a browser does. */
final class Person {

    static final String SESSION = "/api/v1/session";
    static final String PASSWORD = "correct horse battery staple";

    final String id;
    final String userName = "ana-" + UUID.randomUUID();
    private String cookie;

    private Person(String id) {
        this.id = id;
    }

    /** Hired for a site, and invited by nobody yet. */
    static Person hired(Newsroom newsroom, String role) {
        String id = admin().body(
                        Map.of("name", "Ana " + UUID.randomUUID(), "role", role, "sites", List.of(newsroom.site)))
                .post("/api/v1/moderators")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Person(id);
    }

    /** With an account, and signed out. */
    static Person withAccount(Newsroom newsroom) {
        Person person = hired(newsroom, "MODERATOR");
        person.accept(person.invite(), PASSWORD).then().statusCode(201);
        return person;
    }

    /** With an account, and signed in. */
    static Person signedIn(Newsroom newsroom) {
        Person person = withAccount(newsroom);
        person.signIn();
        return person;
    }

    /** The secret of a new invitation. */
    String invite() {
        return admin().post("/api/v1/moderators/" + id + "/invitation")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    Response accept(String invitation, String password) {
        return accept(invitation, userName, password);
    }

    static Response accept(String invitation, String userName, String password) {
        Map<String, String> request = new HashMap<>();
        request.put("invitation", invitation);
        request.put("userName", userName);
        request.put("password", password);
        return anybody().body(request).post("/api/v1/accounts");
    }

    /** Signs in, and keeps the cookie as a browser does. */
    Person signIn() {
        cookie = cookie(signIn(userName, PASSWORD));
        return this;
    }

    static Response signIn(String userName, String password) {
        return anybody()
                .body(Map.of("userName", userName, "password", password))
                .post(SESSION);
    }

    Response signInWith(String code) {
        return anybody()
                .body(Map.of("userName", userName, "password", PASSWORD, "code", code))
                .post(SESSION);
    }

    static String cookie(Response signedIn) {
        signedIn.then().statusCode(201);
        return signedIn.cookie("anteroom");
    }

    String cookie() {
        return cookie;
    }

    /** A request from one of the service's own pages. */
    RequestSpecification browser() {
        return with(cookie);
    }

    static RequestSpecification with(String cookie) {
        return anybody().cookie("anteroom", cookie).header("Origin", origin());
    }

    static String origin() {
        return "http://localhost:" + RestAssured.port;
    }
}
