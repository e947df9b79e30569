import { createLazyRoute } from "@tanstack/react-router";
import { RegisterFilePage } from "@/features/register-files/register-file-page";
import { RegisterFilesPage } from "@/features/register-files/register-files-page";

export const Files = createLazyRoute("/my-authority/register-files")({
  component: RegisterFilesPage,
});

export const File = createLazyRoute("/my-authority/register-files/$id")({ component: FileOpen });

function FileOpen() {
  const navigate = File.useNavigate();
  return (
    <RegisterFilePage
      id={File.useParams().id}
      shown={File.useSearch().shown}
      onShown={(shown) => void navigate({ search: { shown }, resetScroll: false })}
    />
  );
}
