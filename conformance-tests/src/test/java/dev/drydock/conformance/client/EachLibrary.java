package dev.drydock.conformance.client;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By each library once, two or three over each kind of socket, and without one: {@link DockerJavaTest} does the most frequent things by all. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource(names = {"HTTPCLIENT5_UNIX", "ZERODEP_TCP", "OKHTTP_UNIX", "NETTY_TCP", "JERSEY_UNIX", "IN_PROCESS"})
@interface EachLibrary {}
