"""For The Littlest JupyterHub: /opt/tljh/config/jupyterhub_config.d/math4ml.py. Then `tljh-config reload hub`."""

c = get_config()  # noqa: F821 - JupyterHub gives it

SERVICE = "access:services!service=math4ml"
PORT = 8899

c.JupyterHub.custom_scopes = {
    "custom:math4ml:read": {"description": "See a class in Math4ML"},
    "custom:math4ml:manage": {
        "description": "Set the dates of a class in Math4ML",
        "subscopes": ["custom:math4ml:read"],
    },
}
c.JupyterHub.load_roles.extend(
    [
        # A learner's server speaks to the service with its own token, so both roles must carry the scope.
        {"name": "user", "scopes": ["self", SERVICE]},
        {"name": "server", "scopes": ["users:activity!user", "access:servers!server", SERVICE]},
        # Who teaches: name them here, or make the groups in the hub's admin page.
        {"name": "math4ml-instructor", "scopes": ["custom:math4ml:manage"], "groups": ["math4ml-instructors"]},
        {"name": "math4ml-assistant", "scopes": ["custom:math4ml:read"], "groups": ["math4ml-assistants"]},
        # For the export of marks: names, and what an LTI platform told of a learner. To run a notebook again:
        # a token of the learner's own for their server, and for nothing else.
        {"name": "math4ml", "scopes": ["read:users", "admin:auth_state", "tokens"], "services": ["math4ml"]},
    ]
)
c.JupyterHub.load_groups = {
    "math4ml-instructors": {"users": ["your-name"]},
    "math4ml-assistants": {"users": []},
    # A group `math4ml:COURSE:SECTION` is a section of a course.
    "math4ml:math4ml:tuesday": {"users": []},
}
c.JupyterHub.services.append(
    {
        "name": "math4ml",
        "url": f"http://127.0.0.1:{PORT}",
        "command": ["/opt/tljh/user/bin/python", "-m", "math4ml_ext.hub"],
        # A user of its own: learners' servers run on the same machine, and must not read its memory or files.
        "user": "math4ml",
        "cwd": "/var/lib/math4ml",
        "environment": {
            "MATH4ML_DATABASE_URL": "postgresql+psycopg:///math4ml?host=/var/run/postgresql",
            # Where learners' servers are reached, to run their notebooks again; with HTTPS say https://YOUR.HOST.
            "MATH4ML_PROXY_URL": "http://127.0.0.1",
        },
        "oauth_no_confirm": True,
        "oauth_client_allowed_scopes": ["custom:math4ml:read", "custom:math4ml:manage"],
    }
)
c.Spawner.environment.update({"MATH4ML_SERVICE_URL": f"http://127.0.0.1:{PORT}/services/math4ml/"})
